import { openWireTap } from '../support/wire-tap';
import { monotonicMs } from '../../recordings/capture/monotonic';
import { startFaultCamera } from './fault-camera';

/** A simulated camera in a network of its own, reached through the tap. Says its port, then for each second order on its input what has passed. */
async function main(): Promise<void> {
  const camera = await startFaultCamera();
  const tap = await openWireTap(camera.rtspPort, '0.0.0.0');
  process.stdout.write(`${JSON.stringify({ kind: 'ready', port: tap.port, atMs: monotonicMs() })}\n`);
  process.stdin.resume();
  process.stdin.on('end', () => {
    void Promise.all([tap.close(), camera.close()]).then(() => process.exit(0));
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
