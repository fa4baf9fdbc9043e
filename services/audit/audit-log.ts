import { appendFile } from 'node:fs/promises';
import type { Database } from '../../db/data-source';
import { plainLine } from './plain-line';
import { bringTwinUpToDate, twinLine, type TwinState } from './twin-file';

/** Who did what, to what, with which outcome; each entry is chained to the one before it. */
export interface AuditLog {
  /** `actor` is a person's id, `questioned-person` or `system`. Resolves once the entry is committed and stands in the twin file. */
  record(actor: string, action: string, object: string, outcome: string): Promise<void>;
  /** How the twin file compared with the store when the log was opened; a contradiction is also recorded. */
  readonly twin: TwinState;
}

/** Opens the log over the store and `twinFile` (audit.jsonl beside the database). `bootId` names this run of the kiosk. */
export async function openAuditLog(db: Database, clock: () => Date, bootId: string, twinFile: string): Promise<AuditLog> {
  const booted = performance.now();
  let work: Promise<unknown> = Promise.resolve();

  async function write(actor: string, action: string, object: string, outcome: string): Promise<void> {
    const monotonicMs = Math.round(performance.now() - booted);
    const row = await db.audit.append({ at: clock().toISOString(), monotonicMs, bootId, actor, action, object, outcome });
    await appendFile(twinFile, twinLine(row), { mode: 0o600 });
  }

  const log: AuditLog = {
    twin: await bringTwinUpToDate(db, twinFile, clock()),
    record: (actor, action, object, outcome) => {
      // One after the other, so that the twin has the order of the chain.
      const done = work.then(() => write(plainLine(actor), plainLine(action), plainLine(object), plainLine(outcome)));
      work = done.catch(() => undefined);
      return done;
    },
  };
  if (log.twin !== 'agrees') await log.record('system', 'audit.twin-compared', twinFile, log.twin);
  return log;
}
