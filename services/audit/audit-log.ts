import { appendFile } from 'node:fs/promises';
import type { Database } from '../../db/data-source';
import type { NewAuditEntry } from '../../db/repositories/audit-repository';
import { plainLine } from './plain-line';
import { bringTwinUpToDate, twinLine, type TwinState } from './twin-file';

/** Who did what, to what, with which outcome; each entry is chained to the one before it. */
export interface AuditLog {
  /**
   * `actor` is a person's id, `questioned-person` or `system`. Resolves once the entry is committed and stands in the twin file.
   * What `together` stores is committed with the entry, or neither is; it may not record anything itself.
   */
  record(actor: string, action: string, object: string, outcome: string, together?: () => Promise<unknown>): Promise<void>;
  /** How the twin file compared with the store when the log was opened; a contradiction is also recorded. */
  readonly twin: TwinState;
}

/** Opens the log over the store and `twinFile` (audit.jsonl beside the database). `bootId` names this run of the kiosk. */
export async function openAuditLog(db: Database, clock: () => Date, bootId: string, twinFile: string): Promise<AuditLog> {
  const booted = performance.now();
  let work: Promise<unknown> = Promise.resolve();

  async function write(entry: Omit<NewAuditEntry, 'at' | 'monotonicMs' | 'bootId'>, together?: () => Promise<unknown>): Promise<void> {
    const row = await db.transaction(async () => {
      await together?.();
      return db.audit.append({ ...entry, at: clock().toISOString(), monotonicMs: Math.round(performance.now() - booted), bootId });
    });
    await appendFile(twinFile, twinLine(row), { mode: 0o600 });
  }

  const log: AuditLog = {
    twin: await bringTwinUpToDate(db, twinFile, clock()),
    record: (actor, action, object, outcome, together) => {
      const entry = { actor: plainLine(actor), action: plainLine(action), object: plainLine(object), outcome: plainLine(outcome) };
      // One after the other, so that the twin has the order of the chain.
      const done = work.then(() => write(entry, together));
      work = done.catch(() => undefined);
      return done;
    },
  };
  if (log.twin !== 'agrees') await log.record('system', 'audit.twin-compared', twinFile, log.twin);
  return log;
}
