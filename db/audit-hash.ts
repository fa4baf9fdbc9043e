import { createHash } from 'node:crypto';
import type { AuditEntryRow } from './entities/audit-entry.entity';

/** What the first entry names as its previous one. */
export const auditGenesis = '0'.repeat(64);

/** SHA-256 over the entry as JSON with sorted keys and no spaces; `previous` is among them and ties the entry to all before it. */
export function auditHash(entry: Omit<AuditEntryRow, 'hash'>): string {
  const { action, actor, at, bootId, monotonicMs, n, object, outcome, previous } = entry;
  return createHash('sha256')
    .update(JSON.stringify({ action, actor, at, bootId, monotonicMs, n, object, outcome, previous }))
    .digest('hex');
}
