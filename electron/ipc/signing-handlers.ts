import type { CallHandlers } from '../../services/contract/calls';
import type { CompanionSignings } from '../../services/interviews/companion-signings';
import type { PaperSignings } from '../../services/interviews/paper-signings';
import type { TranscriptSignings } from '../../services/interviews/transcript-signings';
import { personOf } from './person-of';

export interface SigningHandlerParts {
  readonly signings: TranscriptSignings;
  readonly companionSignings: CompanionSignings;
  readonly paperSignings: PaperSignings;
  /** The dialog of the system. */
  readonly choosePaper: () => Promise<string | undefined>;
}

/** How the 笔录 is checked and signed (规定§15). */
export function signingHandlers({ signings, companionSignings, paperSignings, choosePaper }: SigningHandlerParts) {
  return {
    'session.confirmReview': (_, sessionId, manner) => signings.confirmReview(sessionId, manner),
    'session.reopenReview': (_, sessionId) => signings.reopenReview(sessionId),
    'session.signPage': (_, sessionId, page, signature) => signings.signPage(sessionId, page, signature),
    'session.signOnPaper': (caller, sessionId) => signings.signOnPaper(sessionId, personOf(caller).id),
    'session.printTranscript': (caller, sessionId) => paperSignings.print(sessionId, personOf(caller).id),
    'session.attachSignedPaper': (caller, sessionId) => paperSignings.attach(sessionId, choosePaper, personOf(caller).id),
    'session.thumbprintOnPaper': (caller, sessionId) => signings.thumbprintOnPaper(sessionId, personOf(caller).id),
    'session.signAsCompanion': (_, sessionId, companion, signature) => companionSignings.sign(sessionId, companion, signature),
    'session.companionOnPaper': (caller, sessionId, companion) => companionSignings.signOnPaper(sessionId, companion, personOf(caller).id),
    'session.companionUnsigned': (caller, sessionId, companion, reason) =>
      companionSignings.leaveUnsigned(sessionId, companion, reason, personOf(caller).id),
    'session.signAsOfficer': (_, sessionId, credential) => signings.signAsOfficer(sessionId, credential),
  } satisfies Partial<CallHandlers>;
}
