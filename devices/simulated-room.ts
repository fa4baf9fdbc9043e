import { parseArgs } from 'node:util';
import type { SimulatedCameraOptions } from './cameras/simulator/simulated-camera';
import { startSimulatedRoom } from './simulated-room/start-simulated-room';

const usage = 'node dist/simulated-room.cjs --home DIR [--parent PID] [--idle-minutes N] [--codec h264|h265] [--picture 1280x720@25]';

/** The simulated room as a program: prints one JSON line when all of it runs, and ends all of it on SIGTERM, SIGINT or when the parent is gone. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      home: { type: 'string' },
      parent: { type: 'string' },
      'idle-minutes': { type: 'string' },
      codec: { type: 'string', default: 'h264' },
      picture: { type: 'string', default: '1280x720@25' },
    },
  });
  const parent = values.parent === undefined ? undefined : Number(values.parent);
  const { codec } = values;
  const picture = readPicture(values.picture);
  if (
    (codec !== 'h264' && codec !== 'h265') ||
    picture === undefined ||
    values.home === undefined ||
    (parent !== undefined && !(Number.isSafeInteger(parent) && parent > 0))
  ) {
    process.stderr.write(`${usage}\n`);
    process.exitCode = 2;
    return;
  }
  let ending: Promise<void> | undefined;
  const starting = startSimulatedRoom(values.home, { camera: { codec, ...picture } });
  const end = () => {
    ending ??= starting.then((room) => room.close()).finally(() => process.exit());
    ending.catch(() => undefined);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // Whoever reads the ready line may go without a word.
  process.stdout.on('error', () => undefined);
  if (parent !== undefined) {
    setInterval(() => {
      if (!isAlive(parent)) end();
    }, 1000).unref();
  }
  const room = await starting;
  if (values['idle-minutes'] !== undefined) endWhenIdle(() => room.roomIo.requestsHeard(), Number(values['idle-minutes']) * 60_000, end);
  process.stdout.write(
    `${JSON.stringify({ ready: true, pid: process.pid, home: room.home, room: room.roomFile, control: room.control.url })}\n`,
  );
}

/** `width x height @ pictures a second`; undefined for anything else. */
function readPicture(words: string): Pick<SimulatedCameraOptions, 'size' | 'frameRate'> | undefined {
  const [width, height, frameRate] = (/^(\d{2,4})x(\d{2,4})@(\d{1,2})$/.exec(words) ?? []).slice(1).map(Number);
  return width && height && frameRate ? { size: { width, height }, frameRate } : undefined;
}

/** A kiosk asks the board ten times a second; when none has asked for so long, none will come back to this room. */
function endWhenIdle(requests: () => number, idleMs: number, end: () => void): void {
  let heard = requests();
  let heardAt = performance.now();
  setInterval(() => {
    if (requests() !== heard) [heard, heardAt] = [requests(), performance.now()];
    else if (performance.now() - heardAt > idleMs) end();
  }, 1_000).unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
