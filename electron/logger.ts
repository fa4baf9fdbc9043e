import { appendFileSync } from 'node:fs';

/** One line a problem, in the storage root; bugs are logged whole, and nothing here is ever shown to people. */
export function openLog(file: string, now: () => Date): (subject: string, problem: unknown) => void {
  return (subject, problem) => {
    const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
    const line = JSON.stringify({ at: now().toISOString(), subject, problem: text });
    process.stderr.write(`${line}\n`);
    try {
      appendFileSync(file, `${line}\n`);
    } catch {
      // A full disk must not take the kiosk down; stderr has the line.
    }
  };
}
