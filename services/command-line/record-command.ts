import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ClosedSegment } from '../../recordings/capture/room-recorder';
import { openChain, type ChainWriter } from '../../recordings/evidence/chain';
import { hashFile } from '../../recordings/evidence/hash-file';
import { sealFolder } from '../../recordings/evidence/seal';
import { probeRecording } from '../../recordings/evidence/probe-recording';
import { openSigningKey } from '../../recordings/evidence/signing-key';
import { BadArgument, needed, noWords, wholeNumber, type Command } from './command';
import { roomOfConfig } from './room-of-config';
import { recordTrial } from './trial-recording';

/** The end of the last file may come a moment before the last counted second. */
const toleranceMs = 500;

export const recordCommand: Command = {
  usage: '--config room.json --seconds N --out DIR',
  help: [
    '--config FILE   the room; the credentials and the key (keys/) lie beside it',
    '--seconds N     1 to 86400, counted from when every camera is proved',
    '--out DIR       where to put the recording; must be empty or absent',
  ],
  options: { config: { type: 'string' }, seconds: { type: 'string' }, out: { type: 'string' } },

  async run(given) {
    noWords(given);
    const seconds = wholeNumber('seconds', needed(given, 'seconds'), 1, 86_400);
    const folder = path.resolve(needed(given, 'out'));
    await mustBeEmpty(folder);
    const configured = await roomOfConfig(given);
    const { room, home } = configured;
    const key = await openSigningKey(path.join(home, 'keys'));
    await mkdir(folder, { recursive: true });

    const startedAt = new Date().toISOString();
    const chain = await openChain(folder);
    const linking = new Linking(folder, chain);
    const { proofs, gaps } = await recordTrial(configured, folder, seconds, {
      say: given.say,
      onSegmentClosed: (segment) => linking.take(segment),
    });
    const segments = await linking.finished();
    await chain.close();
    const endedAt = new Date().toISOString();

    const facts = {
      agency: room.agency.name,
      room: { id: room.room.id, name: room.room.name },
      registrationCode: '',
      enforcementCase: { number: '', name: '' },
      questionedPerson: '',
      producers: [],
      purpose: 'trial',
      startedAt,
      endedAt,
      cameras: room.cameras.map(({ id, name }) => ({ id, name })),
      gaps: gaps.map(({ reason, ...gap }) => ({ ...gap, cause: reason })),
      software: 'mingxun',
    };
    const seal = await sealFolder({ folder, facts, key, sealedAt: endedAt });
    const cameras = await Promise.all(
      room.cameras.map(async ({ id }) => {
        const own = segments.filter((segment) => segment.cameraId === id);
        const sum = (of: (segment: ClosedSegment) => number) => own.reduce((total, segment) => total + of(segment), 0);
        const durationMs = sum((segment) => segment.durationMs);
        const whole =
          durationMs >= seconds * 1000 - toleranceMs && own.every((segment) => segment.durable) && !gaps.some((gap) => gap.cameraId === id);
        const proof = proofs.find((one) => one.cameraId === id);
        // What the recorder could not read has no length.
        const last = own.findLast((segment) => segment.durationMs > 0);
        return {
          id,
          whole,
          segments: own.length,
          durationMs,
          frames: sum((segment) => segment.frames),
          bytes: sum((segment) => segment.bytes),
          /** What the last file holds, as ffprobe reads it. */
          stream: last && (await probeRecording(path.join(folder, last.file))),
          proof,
        };
      }),
    );
    for (const camera of cameras.filter((one) => !one.whole)) given.say(`${camera.id} did not record ${seconds} s without a gap`);
    const { links, chainHead, manifestSha256, keyId } = seal;
    given.say(`sealed ${folder} with key ${keyId}`);
    return {
      ok: cameras.every((camera) => camera.whole),
      answer: { folder, startedAt, endedAt, cameras, gaps, seal: { links, chainHead, manifestSha256, keyId } },
    };
  },
};

/** Links closed segments one after the other. */
class Linking {
  private readonly linked: ClosedSegment[] = [];
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly chain: ChainWriter,
  ) {}

  take(segment: ClosedSegment): void {
    this.work = this.work.then(() => this.link(segment));
    // The failure is reported by `finished`.
    this.work.catch(() => undefined);
  }

  async finished(): Promise<readonly ClosedSegment[]> {
    await this.work;
    return this.linked;
  }

  private async link(segment: ClosedSegment): Promise<void> {
    const { file, cameraId, startedAt, endedAt, durationMs, frames, monotonicMs, bootId } = segment;
    const { sha256, bytes } = await hashFile(path.join(this.folder, file));
    await this.chain.append({ file, cameraId, sha256, bytes, startedAt, endedAt, durationMs, frames, monotonicMs, bootId });
    this.linked.push(segment);
  }
}

async function mustBeEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new BadArgument(`--out names ${folder}, which is not a folder`);
  });
  if (names.length > 0) throw new BadArgument(`--out names ${folder}, which is not empty`);
}
