import type { Database } from '../../db/data-source';
import type { SuspensionScope, SuspensionView } from '../contract/stops';
import { groundOf } from './unsigned-rule';

/** What was by law not recorded of a session, oldest first, with the approver's later signature where there is one (制度§19). */
export async function readSuspensions(db: Database, sessionId: string, nameOf: (id: string) => string): Promise<readonly SuspensionView[]> {
  const rows = await db.suspensions.ofSession(sessionId);
  if (rows.length === 0) return [];
  const signed = new Map((await db.suspensions.countersigns(sessionId)).map(({ suspensionNumber, at }) => [suspensionNumber, at]));
  return rows.map(({ number, scope, ground, words, approval, since, until, approvedById, startedById }) => {
    const countersignedAt = signed.get(number);
    return {
      ...{ words, since, scope: scope as SuspensionScope, ground: groundOf('stopped', ground)?.label ?? ground },
      ...{ approval: approval as SuspensionView['approval'], until: until ?? undefined },
      ...{ approvedBy: nameOf(approvedById), approvedById, startedBy: nameOf(startedById) },
      ...(countersignedAt !== undefined && { countersignedAt }),
    };
  });
}
