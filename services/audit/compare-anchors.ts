import type { Violation } from '../../db/check';
import type { Database } from '../../db/data-source';
import type { Anchor } from '../../recordings/evidence/anchors';

export interface FoundAnchor {
  /** Where it was found: a file, a folder, a disc. */
  readonly place: string;
  readonly anchor: Anchor;
}

/** Invariant 17 of db/README.md: the audit log reaches every anchor, and its entry there has the anchor's hash. */
export async function compareAnchors(db: Database, found: readonly FoundAnchor[]): Promise<readonly Violation[]> {
  const { count } = await db.audit.head();
  const violations: Violation[] = [];
  for (const { place, anchor } of found) {
    const hash = await db.audit.hashAt(anchor.auditCount);
    if (hash === anchor.auditHead) continue;
    const { sealedAt, registrationCode, auditCount } = anchor;
    const detail =
      auditCount > count
        ? `the audit log ends at entry ${count}; at the seal of ${registrationCode} on ${sealedAt} it had ${auditCount}: the database is an older copy`
        : `entry ${auditCount} of the audit log is not the one at the seal of ${registrationCode} on ${sealedAt}: its history is another`;
    violations.push({ invariant: 17, subject: place, detail });
  }
  return violations;
}
