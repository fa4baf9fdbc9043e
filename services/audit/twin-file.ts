import { appendFile, readFile, rename, truncate } from 'node:fs/promises';
import type { Database } from '../../db/data-source';
import type { AuditEntryRow } from '../../db/entities/audit-entry.entity';

/**
 * `repaired`: entries were missing at the twin's end (a crash between commit and file). `ahead`: the twin knows entries that the store
 * doesn't, so the store was put back to an older state. `differs`: an entry reads otherwise in the twin.
 */
export type TwinState = 'agrees' | 'repaired' | 'ahead' | 'differs';

export function twinLine(row: AuditEntryRow): string {
  const { n, at, monotonicMs, bootId, actor, action, object, outcome, previous, hash } = row;
  return `${JSON.stringify({ n, at, monotonicMs, bootId, actor, action, object, outcome, previous, hash })}\n`;
}

/** Compares the twin with the store and completes it; a twin that contradicts is kept under another name and written anew. */
export async function bringTwinUpToDate(db: Database, twinFile: string, now: Date): Promise<TwinState> {
  const text = await readFile(twinFile, 'utf8').catch((problem: unknown) => {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw problem;
  });
  const compared = await compareTwin(db, text);
  switch (compared.state) {
    case 'agrees':
      break;
    case 'repaired':
      if (text !== '') await truncate(twinFile, Buffer.byteLength(text.slice(0, compared.length)));
      await writeAfter(db, twinFile, compared.entries);
      break;
    case 'ahead':
    case 'differs':
      await rename(twinFile, `${twinFile}.${compared.state}-${now.getTime()}`);
      await writeAfter(db, twinFile, 0);
  }
  return compared.state;
}

/** How many entries, and how many characters of the twin, are the store's. */
export async function compareTwin(
  db: Database,
  text: string,
): Promise<{ readonly state: TwinState; readonly entries: number; readonly length: number }> {
  let entries = 0;
  let length = 0;
  for (let rows = await db.audit.after(0); rows.length > 0; rows = await db.audit.after(entries)) {
    for (const row of rows) {
      const line = twinLine(row);
      const there = text.slice(length, length + line.length);
      // Shorter is a twin that ends here, maybe within a line that a power cut tore.
      if (there !== line) return { state: line.startsWith(there) ? 'repaired' : 'differs', entries, length };
      length += line.length;
      entries = row.n;
    }
  }
  return { state: text.length > length ? 'ahead' : 'agrees', entries, length };
}

async function writeAfter(db: Database, twinFile: string, n: number): Promise<void> {
  for (let rows = await db.audit.after(n); rows.length > 0; rows = await db.audit.after(rows.at(-1)?.n ?? 0)) {
    await appendFile(twinFile, rows.map(twinLine).join(''), { mode: 0o600 });
  }
}
