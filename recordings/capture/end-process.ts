import { setTimeout as pause } from 'node:timers/promises';

const KILL_STEPS = [
  { signal: 'SIGINT', graceMs: 10_000 },
  { signal: 'SIGTERM', graceMs: 2_000 },
  { signal: 'SIGKILL', graceMs: 2_000 },
] as const;

/** Politely first, each step for at most `politeMs`; resolves when the process is gone. */
export async function endProcess(pid: number, running: () => boolean, politeMs: number = KILL_STEPS[0].graceMs): Promise<void> {
  for (const { signal, graceMs } of KILL_STEPS) {
    if (!running()) return;
    signalProcess(pid, signal);
    const deadline = performance.now() + Math.min(politeMs, graceMs);
    while (running() && performance.now() < deadline) await pause(20);
  }
}

/** It may have ended by itself a moment ago. */
function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
