import type { CallHandlers } from '../../services/contract/calls';
import type { Closings } from '../../services/interviews/closings';
import { personOf } from './person-of';

export interface ClosingHandlerParts {
  readonly closings: Closings;
}

/** How what isn't a questioning begins and ends. */
export function closingHandlers({ closings }: ClosingHandlerParts) {
  return {
    'session.begin': (caller, sessionId) => closings.begin(sessionId, personOf(caller)),
    'session.writeRecord': (caller, sessionId, draft) => closings.write(sessionId, draft, personOf(caller).id),
    'session.close': (_, sessionId, credential, unsignedReason) => closings.close(sessionId, credential, unsignedReason),
  } satisfies Partial<CallHandlers>;
}
