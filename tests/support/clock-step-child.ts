import { createInterface } from 'node:readline';
import { openRoomRecorder, type RoomRecorder } from '../../recordings/capture/room-recorder';

/**
 * The shipping recorder in a process of its own, whose wall clock the test sets (faketime). Arguments: folder, the camera's address and login.
 * Tells on stdout, a JSON line each; `again` on stdin leaves the recording and takes it over with a second recorder, `stop` ends it.
 */
const [folder = '', url = '', username = '', password = ''] = process.argv.slice(2);
const say = (what: string, value: unknown): void => void process.stdout.write(`${JSON.stringify({ what, value })}\n`);

async function takeOver(): Promise<RoomRecorder> {
  const recorder = openRoomRecorder({
    folder,
    cameras: [{ id: 'cam1', name: 'cam1', source: () => Promise.resolve({ url, credentials: { username, password }, transport: 'tcp' }) }],
    segmentSeconds: 1,
    onClockStep: (step) => say('step', step),
  });
  recorder.onSegmentClosed((segment) => say('segment', segment));
  await recorder.start();
  return recorder;
}

let recorder = await takeOver();
let isTaken = true;
// A recorder that hasn't taken over yet knows the wall clock alone.
const telling = setInterval(() => {
  if (isTaken) say('now', { session: recorder.now().toISOString(), steady: performance.now() });
}, 100);

createInterface({ input: process.stdin }).on('line', (order) => void obey(order));

async function obey(order: string): Promise<void> {
  if (order === 'again') {
    isTaken = false;
    await recorder.detach();
    recorder = await takeOver();
    isTaken = true;
  } else {
    clearInterval(telling);
    await recorder.stop();
    say('end', { gaps: recorder.gaps(), steps: recorder.clockSteps() });
    process.exit(0);
  }
}
