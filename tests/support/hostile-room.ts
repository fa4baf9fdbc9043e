import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { openCamera } from '../../devices/cameras/open-camera';
import { drip, openHostileCamera, pour, type Asked, type HostileCamera } from './hostile-camera';
import { hostileStreams, playing } from './hostile-rtp';
import { plainSdp, rtspReply } from './hostile-rtsp';
import { MemoryPeak, statusKb } from './memory-peak';
import { recordedNalHashes, SentNalUnits } from './nal-hashes';
import { password, type SourceBench } from './source-recording';
import { waitFor } from './wait-for';

const credentials = { username: 'admin', password };
const MOST_MS = 10_000;

/** Answers to ffmpeg alone, as a camera gives them that looks honest when it is asked first. */
export const hostileAnswers: Readonly<Record<string, { readonly answer: (asked: Asked) => void; readonly verdicts: readonly string[] }>> = {
  ...Object.fromEntries(
    Object.entries(hostileStreams).map(([id, { sdp, play, verdicts }]) => [id, { answer: playing(sdp, play), verdicts }]),
  ),
  'sdp-100mb': {
    answer: (asked) => {
      if (asked.method !== 'DESCRIBE') {
        rtspReply(asked, '200 OK');
        return;
      }
      rtspReply(asked, '200 OK', { 'Content-Type': 'application/sdp', 'Content-Length': '104857600' });
      pour(asked.socket, 'a=x:0123456789\r\n'.repeat(4_096), 104_857_600);
    },
    verdicts: ['unreadable', 'codec-unsupported', 'stalled', 'killed', 'unknown'],
  },
  'sections-10000': {
    answer: (asked) =>
      rtspReply(
        asked,
        '200 OK',
        { 'Content-Type': 'application/sdp' },
        asked.method === 'DESCRIBE' ? plainSdp() + 'm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n'.repeat(10_000) : '',
      ),
    verdicts: ['unreadable', 'codec-unsupported', 'stalled', 'killed', 'unknown', 'transport-refused', 'refused'],
  },
  'headers-endless': {
    answer: (asked) => {
      asked.socket.write('RTSP/1.0 200 OK\r\n');
      pour(asked.socket, 'X-More: 1\r\n'.repeat(5_000));
    },
    verdicts: ['unreadable', 'stalled'],
  },
  'headers-dripped': { answer: ({ socket }) => drip(socket, 'RTSP/1.0 200 OK\r\nX: 1\r\n', 300), verdicts: ['stalled', 'unreachable'] },
  'redirect-loop': {
    answer: (asked) => rtspReply(asked, '302 Moved', { Location: `rtsp://127.0.0.1:${asked.socket.localPort ?? 0}/again` }),
    verdicts: ['led-elsewhere'],
  },
};

/** What became of one hostile camera. */
export interface Judged {
  readonly id: string;
  readonly verdict: string | undefined;
  readonly alarmMs: number | undefined;
  readonly ffmpegMb: number;
  readonly logBytes: number;
}

export interface JudgedRoom {
  readonly hostile: readonly Judged[];
  /** Of this process, which also plays the cameras. */
  readonly grownMb: number;
  /** Pictures of the good camera beside them, as sent and as recorded from the first recorded one on. */
  readonly sent: readonly string[];
  readonly recorded: readonly string[];
  readonly goodAlarms: number;
  readonly goodGaps: number;
}

/** Records hostile cameras beside a good one until each has its verdict, at most 10 s. */
export async function recordHostiles(bench: SourceBench, ids: readonly string[]): Promise<JudgedRoom> {
  const servers: HostileCamera[] = [];
  const good = await bench.camera({ frameRate: 10 });
  const sent = new SentNalUnits('h264');
  good.tap((track, packet) => {
    if (track === 0) sent.take(packet);
  });
  const honest = openCamera('good', { rtsp: good.rtspUrl }, credentials);
  const hostiles = await Promise.all(
    ids.map(async (id) => {
      const server = await openHostileCamera(hostileAnswers[id]?.answer ?? (() => undefined));
      servers.push(server);
      const source = { url: `rtsp://127.0.0.1:${server.port}/main`, credentials, transport: 'tcp', sound: 'aac' } as const;
      return { id, name: id, source: () => Promise.resolve(source) };
    }),
  );
  const peak = new MemoryPeak();
  const began = performance.now();
  const room = await bench.record({ id: 'good', name: '好', source: () => honest.source() }, ...hostiles);
  const ffmpegKb = new Map<string, number>();
  const alarmedMs = new Map<string, number>();
  const verdictOf = (id: string): string | undefined => room.recorder.proofs().find(({ cameraId }) => cameraId === id)?.fault?.verdict;
  try {
    await waitFor(
      'all are judged',
      () => {
        for (const id of ids) {
          const pid = pidOf(path.join(room.folder, id));
          if (pid !== undefined) ffmpegKb.set(id, Math.max(ffmpegKb.get(id) ?? 0, statusKb('VmHWM', pid)));
          if (!alarmedMs.has(id) && room.alarms.some(({ cameraId, kind }) => cameraId === id && kind === 'failing'))
            alarmedMs.set(id, performance.now() - began);
        }
        const isOver = performance.now() - began > MOST_MS;
        return (
          isOver || (performance.now() - began > 5_000 && ids.every((id) => hostileAnswers[id]?.verdicts.includes(verdictOf(id) ?? '')))
        );
      },
      30_000,
    );
    const judged = ids.map((id) => ({
      id,
      verdict: verdictOf(id),
      alarmMs: alarmedMs.get(id),
      ffmpegMb: (ffmpegKb.get(id) ?? 0) / 1024,
      logBytes: logBytes(path.join(room.folder, id)),
    }));
    const { grownMb } = peak;
    await room.recorder.stop();
    const files = room.segments.filter(({ cameraId }) => cameraId === 'good').map(({ file }) => path.join(room.folder, file));
    const recorded = recordedNalHashes(files);
    const begin = sent.hashes.findIndex((_, at) => recorded.slice(0, 12).every((hash, i) => sent.hashes[at + i] === hash));
    return {
      hostile: judged,
      grownMb,
      sent: begin < 0 ? [] : sent.hashes.slice(begin, begin + recorded.length),
      recorded,
      goodAlarms: room.alarms.filter(({ cameraId }) => cameraId === 'good').length,
      goodGaps: room.recorder.gaps().filter(({ cameraId }) => cameraId === 'good').length,
    };
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

function pidOf(folder: string): number | undefined {
  const file = path.join(folder, 'capture-pid.json');
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { process: { pid: number } }).process.pid : undefined;
  } catch {
    return undefined;
  }
}

function logBytes(folder: string): number {
  const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
  return Math.max(0, ...logs.map((name) => statSync(path.join(folder, name)).size));
}
