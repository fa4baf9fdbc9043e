import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../evidence/durable-file';
import type { Instant } from '../session/instant';
import type { ClockReading, ClockStep } from './steady-clock';

/** A line of the session's clock.jsonl. */
export type ClockLine =
  /** Session time at one reading of both clocks; the last one of a boot holds. */
  | { readonly kind: 'pinned'; readonly reading: ClockReading; readonly session: Instant }
  | { readonly kind: 'step'; readonly step: ClockStep };

/** What stands in the file; a line that a power cut tore is no line. */
export async function readClockLines(file: string): Promise<readonly ClockLine[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      // Our own file: what parses was written by `appendClockLine`.
      return [JSON.parse(line) as ClockLine];
    } catch {
      return [];
    }
  });
}

/** Resolves when the line is on the disk. */
export async function appendClockLine(file: string, line: ClockLine): Promise<void> {
  const handle = await open(file, 'a', 0o644);
  try {
    const { size } = await handle.stat();
    // Behind a line that was torn a new one begins.
    await handle.appendFile(size === 0 || (await endsWithNewline(file)) ? `${JSON.stringify(line)}\n` : `\n${JSON.stringify(line)}\n`);
    await handle.sync();
    if (size === 0) await syncFolder(path.dirname(file));
  } finally {
    await handle.close();
  }
}

async function endsWithNewline(file: string): Promise<boolean> {
  return (await readFile(file, 'utf8')).endsWith('\n');
}
