import type { CallHandlers } from '../../services/contract/calls';
import type { Chairs } from '../../services/interviews/chairs';
import type { Closings } from '../../services/interviews/closings';
import { personOf } from './person-of';

export interface ClosingHandlerParts {
  readonly closings: Closings;
  readonly chairs: Chairs;
}

/** How what isn't a questioning begins and ends. */
export function closingHandlers({ closings, chairs }: ClosingHandlerParts) {
  return {
    'session.begin': (caller, sessionId) => closings.begin(sessionId, personOf(caller)),
    'session.writeRecord': (caller, sessionId, draft) => closings.write(sessionId, draft, personOf(caller).id),
    'session.close': (_, sessionId, credential, unsignedReason) => closings.close(sessionId, credential, unsignedReason),
    'session.nameChair': (_, sessionId, draft, approval) => chairs.name(sessionId, draft, approval),
  } satisfies Partial<CallHandlers>;
}
