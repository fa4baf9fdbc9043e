import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { SuspensionCountersignRow } from '../../db/entities/suspension-countersign.entity';
import type { SuspensionRow } from '../../db/entities/suspension.entity';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { Credential } from '../contract/people';
import type { SuspensionView } from '../contract/stops';
import { readSuspensions } from './read-suspensions';

export interface CountersignParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  readonly now: () => Date;
  readonly onChange: (bookingId: string) => void;
}

type Suspension = Pick<SuspensionRow, 'number' | 'approval' | 'approvedById'>;

/** 制度§19: what was approved by telephone and isn't signed for yet by who approved it. */
function withoutCountersign<T extends Suspension>(
  suspensions: readonly T[],
  countersigns: readonly Pick<SuspensionCountersignRow, 'suspensionNumber'>[],
): readonly T[] {
  const signed = new Set(countersigns.map(({ suspensionNumber }) => suspensionNumber));
  return suspensions.filter(({ approval, number }) => approval === 'telephone' && !signed.has(number));
}

/** Whose signature is still missing under a session's suspensions. */
export async function readMissingCountersigns(db: Database, sessionId: string): Promise<readonly string[]> {
  const suspensions = await db.suspensions.ofSession(sessionId);
  if (suspensions.length === 0) return [];
  const missing = withoutCountersign(suspensions, await db.suspensions.countersigns(sessionId));
  return [...new Set(missing.map(({ approvedById }) => approvedById))];
}

/** Who approved by telephone signs for it afterwards; the lead's word stood for it until then. */
export class Countersigns {
  constructor(private readonly parts: CountersignParts) {}

  /** All that this leader approved by telephone in that session. Refuses with `session.unknown`, `suspension.nothing-to-countersign`, or as `verify` does. */
  async sign(sessionId: string, credential: Credential): Promise<readonly SuspensionView[]> {
    const { db, audit, now, onChange } = this.parts;
    const session = await db.sessions.byId(sessionId);
    if (!session) throw new Refusal('session.unknown');
    const leader = await this.parts.verify(credential);
    const at = now().toISOString();
    await db.transaction(async () => {
      const missing = withoutCountersign(await db.suspensions.ofSession(sessionId), await db.suspensions.countersigns(sessionId));
      const own = missing.filter(({ approvedById }) => approvedById === leader.id);
      if (own.length === 0) throw new Refusal('suspension.nothing-to-countersign', { name: leader.name });
      for (const { number } of own) await db.suspensions.countersign({ suspensionNumber: number, byId: leader.id, at });
    });
    await audit.record(leader.id, 'session.suspension-countersigned', sessionId, at);
    onChange(session.bookingId);
    return this.ofSession(sessionId);
  }

  async ofSession(sessionId: string): Promise<readonly SuspensionView[]> {
    const people = await this.parts.db.people.list();
    return readSuspensions(this.parts.db, sessionId, (id) => people.find((person) => person.id === id)?.name ?? '');
  }
}
