import type { CallHandlers } from '../../services/contract/calls';
import type { BreakDesk } from '../../services/interviews/break-desk';
import type { ConditionRepairs } from '../../services/interviews/condition-repairs';
import { personOf } from './person-of';

export interface ProcedureParts {
  readonly repairs: ConditionRepairs;
  readonly breaks: BreakDesk;
}

/** What makes the procedure good while it goes on. */
export function procedureHandlers({ repairs, breaks }: ProcedureParts) {
  return {
    'session.repairCondition': (caller, sessionId, condition, text) => repairs.repair(sessionId, condition, text, personOf(caller).id),
    'session.break': (caller, sessionId, act, text) =>
      breaks.say(sessionId, act, text, caller.window === 'console' ? personOf(caller).id : null),
  } satisfies Partial<CallHandlers>;
}
