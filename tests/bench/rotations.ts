import { setTimeout as pass } from 'node:timers/promises';
import type { BenchRow } from './bench-row';
import { startClipCamera } from './clip-camera';
import { framesShort } from './recorder-cost';
import { testClip, type ClipForm } from './test-clip';
import { startRecording } from './worker';

const CAMERAS = 16;
const ROTATIONS = 1_000;
const small: ClipForm = { width: 320, height: 240, frameRate: 25, groupSeconds: 1, kilobitsPerSecond: 200, seconds: 60 };

/** P10: a thousand changes from one file to the next, of sixteen cameras at once, and what is missing at them. */
export async function rotations(): Promise<readonly BenchRow[]> {
  const camera = await startClipCamera(await testClip(small), small.frameRate);
  try {
    const recording = await startRecording({ url: camera.url, cameras: CAMERAS, segmentSeconds: 1 });
    await pass((ROTATIONS / CAMERAS + 2) * 1000);
    const { segments, gaps, links, rows } = await recording.stop();
    const made = segments.length - CAMERAS;
    const missing = framesShort(segments) + gaps;
    const met = missing === 0 && made >= ROTATIONS && links === segments.length && rows === links;
    const name = `frames missing at ${made} rotations of ${CAMERAS} cameras, each file chained and in the store`;
    return [{ id: 'P10', name, goal: '0 of 1,000', unit: 'frames', samples: [missing], limits: [], ratio: missing, met }];
  } finally {
    camera.close();
  }
}
