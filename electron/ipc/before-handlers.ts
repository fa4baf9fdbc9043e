import type { CallHandlers } from '../../services/contract/calls';
import type { BeforeQuestioning } from '../../services/interviews/before-questioning';
import { personOf } from './person-of';

export interface BeforeHandlerParts {
  readonly before: BeforeQuestioning;
}

/** What the officers complete before the questioning. */
export function beforeHandlers({ before }: BeforeHandlerParts) {
  return {
    'session.completePerson': (caller, sessionId, person) => before.completePerson(sessionId, person, personOf(caller).id),
  } satisfies Partial<CallHandlers>;
}
