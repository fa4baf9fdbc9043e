import type { Database } from '../../db/data-source';
import { isRunning } from '../../recordings/session/advance';
import type { AuditLog } from '../audit/audit-log';
import { mayBeRepaired, type ConditionName } from '../contract/conditions';
import { Refusal } from '../contract/errors';
import type { SessionView } from '../contract/sessions';
import type { ActiveSession } from './active-session';

export interface ConditionRepairsParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: ActiveSession;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
}

/** 补正: a legal condition that was not seen is made good while it still can be, in the lead's own words; what was seen stays as it was. */
export class ConditionRepairs {
  constructor(private readonly parts: ConditionRepairsParts) {}

  /** Refuses with `session.wrong-phase`, `condition.not-lead`, `condition.nothing-to-repair`, `input.invalid`. */
  async repair(sessionId: string, condition: ConditionName, text: string, by: string): Promise<SessionView> {
    const { db, audit, active, view, now, onChange } = this.parts;
    const { row, state } = await active.state(sessionId);
    if (!isRunning(state)) throw new Refusal('session.wrong-phase', { phase: state.phase });
    if (row.leadId !== by) throw new Refusal('condition.not-lead');
    if (text.trim() === '') throw new Refusal('input.invalid', { field: 'reason' });
    const found = (await view(sessionId)).conditions.find((one) => one.condition === condition);
    if (!found || !mayBeRepaired(found)) throw new Refusal('condition.nothing-to-repair');
    const at = now().toISOString();
    await db.notes.append({ sessionId, kind: 'repair', at, text: text.trim(), byId: by, detail: JSON.stringify({ condition }) });
    await audit.record(by, 'session.condition-repaired', sessionId, `${condition} ${at}`);
    onChange(sessionId);
    return view(sessionId);
  }
}
