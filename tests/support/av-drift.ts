import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Mp4Parser } from '../../recordings/capture/mp4-boxes';
import { openRoomRecorder, type ClosedSegment } from '../../recordings/capture/room-recorder';
import type { Drift } from '../../recordings/capture/sound-drift';
import { capturedAt, pictureMark, soundMark, startDriftingCamera, type DriftingCameraOptions } from './drifting-camera';

export interface DriftMeasure {
  /** Of each file: how much later its first sound stands in it, against its first picture, than it was captured. ms */
  readonly offsetsMs: readonly number[];
  readonly attempts: number;
  /** The lines `drift` of the camera's journal. */
  readonly logged: readonly Drift[];
  readonly gaps: number;
}

/** Records a camera with a drifting sound clock by the shipping recorder and holds every file against what was captured when. */
export async function measureDrift(options: DriftingCameraOptions & { readonly segmentSeconds: number }): Promise<DriftMeasure> {
  const folder = await mkdtemp(path.join(tmpdir(), 'drift-'));
  const camera = await startDriftingCamera(options);
  const segments: ClosedSegment[] = [];
  const recorder = openRoomRecorder({
    folder,
    cameras: [{ id: 'cam1', name: 'cam1', source: () => Promise.resolve({ url: camera.url, transport: 'tcp' as const }) }],
    segmentSeconds: options.segmentSeconds,
  });
  recorder.onSegmentClosed((segment) => segments.push(segment));
  try {
    await recorder.start();
    await camera.sent;
    await recorder.stop();
    const offsetsMs: number[] = [];
    for (const { file } of segments) {
      const offset = offsetOf(await readFile(path.join(folder, file)), options.soundPpm);
      if (offset !== undefined) offsetsMs.push(offset);
    }
    const journal = (await readFile(path.join(folder, 'cam1/capture.jsonl'), 'utf8')).trim().split('\n');
    const events = journal.map((line) => JSON.parse(line) as { readonly kind: string } & Drift);
    return {
      offsetsMs,
      attempts: new Set(segments.map(({ attempt }) => attempt)).size,
      logged: events.filter(({ kind }) => kind === 'drift'),
      gaps: recorder.gaps().length,
    };
  } finally {
    await recorder.stop();
    await camera.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Undefined for a file without sound or without a picture. */
function offsetOf(file: Buffer, soundPpm: number): number | undefined {
  const pieces = new Mp4Parser().push(file);
  const init = pieces.find((piece) => piece.kind === 'init');
  if (init?.kind !== 'init') return undefined;
  const first = { picture: undefined as number | undefined, sound: undefined as number | undefined };
  for (const piece of pieces) {
    if (piece.kind !== 'fragment') continue;
    const track = init.facts.tracks.find(({ id }) => id === piece.facts.trackId);
    if (!track) continue;
    const kind = track.kind === 'video' ? 'picture' : 'sound';
    if (first[kind] !== undefined) continue;
    const mark = kind === 'picture' ? Buffer.from(pictureMark) : soundMark;
    const data = piece.bytes.subarray(piece.bytes.indexOf('mdat', 0, 'latin1') + 4);
    const at = data.indexOf(mark) + mark.length;
    const number = Number(data.toString('latin1', at, at + 10));
    if (!Number.isInteger(number)) throw new Error(`a ${kind} without its number`);
    first[kind] = piece.facts.decodeTime / track.timescale - capturedAt(kind, number, soundPpm);
  }
  return first.picture === undefined || first.sound === undefined ? undefined : (first.sound - first.picture) * 1000;
}
