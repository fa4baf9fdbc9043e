import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import { canonicalJson } from '../../recordings/evidence/canonical-json';
import { sha256Of } from '../../recordings/evidence/hash-file';
import type { AuditLog } from './audit-log';

/** Its `object` is the session, its `outcome` the SHA-256 of the row as it is to stand from then on. */
const digestAction = 'session.row';

/** SHA-256 of all columns of a session that hold something: a column added by a later release changes no digest. */
export function sessionDigest(row: SessionRow): string {
  return sha256Of(canonicalJson(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))));
}

/** Changes a sealed session. The audit log knows the row that is to be before the store has it: no crash leaves a row that it doesn't know. */
export async function changeSealed(
  { db, audit }: { readonly db: Database; readonly audit: AuditLog },
  sessionId: string,
  change: Partial<SessionRow>,
): Promise<void> {
  const row = await db.sessions.byId(sessionId);
  if (row) await audit.record('system', digestAction, sessionId, sessionDigest({ ...row, ...change }));
  await db.sessions.update(sessionId, change);
}

/** Gives every sealed session that has none its entry: those just sealed, and those sealed before such entries were made. */
export async function recordDigests({ db, audit }: { readonly db: Database; readonly audit: AuditLog }): Promise<void> {
  const known = new Set((await db.audit.ofAction(digestAction)).map((entry) => entry.object));
  for (const row of await db.sessions.listSealed())
    if (!known.has(row.id)) await audit.record('system', digestAction, row.id, sessionDigest(row));
}

/**
 * The digests that the row may have; none where none was recorded. The last one; and the one before it while nothing follows the last, since the
 * kiosk may have died between announcing a change and making it.
 */
export async function digestsOf(db: Database, sessionId: string): Promise<readonly string[]> {
  const entries = await db.audit.ofObject(sessionId);
  const digests = entries.filter((entry) => entry.action === digestAction).map((entry) => entry.outcome);
  return entries.at(-1)?.action === digestAction ? digests.slice(-2) : digests.slice(-1);
}
