import type { CallHandlers } from '../../services/contract/calls';
import type { StatementDesk } from '../../services/statements/statement-desk';
import { personOf } from './person-of';
import type { Countersigns } from '../../services/interviews/countersigns';
import type { Suspensions } from '../../services/interviews/suspensions';
import type { UnsignedEndings } from '../../services/interviews/unsigned-endings';
import { stopGrounds } from '../../services/interviews/unsigned-rule';

export interface StopHandlerParts {
  readonly unsignedEndings: UnsignedEndings;
  readonly statements: StatementDesk;
  readonly suspensions: Suspensions;
  readonly countersigns: Countersigns;
}

/** How a session ends or stands still otherwise than the rule's usual way. */
export function stopHandlers({ unsignedEndings, statements, suspensions, countersigns }: StopHandlerParts) {
  return {
    'session.grounds': () => Promise.resolve(stopGrounds),
    'session.endUnsigned': (_, sessionId, draft, first, second) => unsignedEndings.end(sessionId, draft, first, second),
    'session.suspend': (_, sessionId, draft, lead, approval) => suspensions.begin(sessionId, draft, lead, approval),
    'session.endSuspension': (caller, sessionId) => suspensions.end(sessionId, personOf(caller)),
    'suspension.ofSession': (_, sessionId) => countersigns.ofSession(sessionId),
    'suspension.countersign': (_, sessionId, credential) => countersigns.sign(sessionId, credential),
    'statement.ofSession': (_, sessionId) => statements.ofSession(sessionId),
    'statement.report': (caller, statementId, leaderId) => statements.report(statementId, leaderId, personOf(caller)),
    'statement.sign': (_, statementId, text, credential) => statements.sign(statementId, text, credential),
    'statement.review': (_, statementId, verdict, text, credential) => statements.review(statementId, verdict, text, credential),
    'statement.print': (_, statementId) => statements.printed(statementId),
  } satisfies Partial<CallHandlers>;
}
