import { execFile } from 'node:child_process';
import { readChronyTracking } from './chrony-tracking';
import type { ClockReference } from './clock-reference';
import { readTimesyncd } from './timesyncd-status';

const PATIENCE_MS = 3_000;

/** Asks chrony, then systemd-timesyncd. Never rejects: a program that isn't there or doesn't answer leaves it unknown. */
export async function readClockReference(): Promise<ClockReference> {
  const chrony = readChronyTracking(await said('chronyc', ['-c', '-n', 'tracking']));
  if (chrony) return chrony;
  const show = await said('timedatectl', ['show']);
  return readTimesyncd(show, await said('timedatectl', ['timesync-status'])) ?? { state: 'unknown' };
}

/** What a command wrote; nothing where it failed. */
function said(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C' };
    execFile(command, [...args], { env, timeout: PATIENCE_MS }, (error, stdout) => resolve(error ? '' : stdout));
  });
}
