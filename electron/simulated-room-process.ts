import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { withOwnFiles } from '../recordings/capture/own-files';

const readyWithinMs = 30_000;

/**
 * Starts the simulated room as a program of its own, or finds the one that still runs from before, and waits until it has written its
 * room.json into `home`. It outlives a kiosk that dies, as a real room does, and ends by itself when no kiosk has come for ten minutes.
 */
export async function startSimulatedRoom(distFolder: string, home: string): Promise<{ stop(): void }> {
  const running = runningPid(home);
  if (running !== undefined) return { stop: () => endProcess(running) };
  rmSync(path.join(home, 'room.json'), { force: true });
  const node = process.env['MINGXUN_NODE'];
  const log = openSync(path.join(home, 'simulated-room.log'), 'a');
  const picture = process.env['MINGXUN_SIMULATED_PICTURE'];
  const asked = picture === undefined ? [] : ['--picture', picture];
  const options = [path.join(distFolder, 'simulated-room.cjs'), '--home', home, '--idle-minutes', '10', ...asked];
  const [program, words] = withOwnFiles(2, node ?? process.execPath, options);
  const child = spawn(program, words, {
    detached: true,
    stdio: ['ignore', log, log],
    env: node === undefined ? { ...process.env, ELECTRON_RUN_AS_NODE: '1' } : process.env,
  });
  closeSync(log);
  child.unref();
  const deadline = performance.now() + readyWithinMs;
  while (runningPid(home) !== child.pid) {
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error(`the simulated room did not start; see ${home}/simulated-room.log`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { stop: () => child.pid !== undefined && endProcess(child.pid) };
}

/** The pid that wrote simulated-room.json, when it is still that program. */
function runningPid(home: string): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(path.join(home, 'simulated-room.json'), 'utf8')) as { pid: number };
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('simulated-room') ? pid : undefined;
  } catch {
    return undefined;
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // already gone
  }
}
