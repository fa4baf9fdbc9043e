import type { CallHandlers } from '../../services/contract/calls';
import type { PaperSignings } from '../../services/interviews/paper-signings';
import type { TranscriptSignings } from '../../services/interviews/transcript-signings';
import { personOf } from './person-of';

export interface SigningHandlerParts {
  readonly signings: TranscriptSignings;
  readonly paperSignings: PaperSignings;
  /** The dialog of the system. */
  readonly choosePaper: () => Promise<string | undefined>;
}

/** How the 笔录 is checked and signed (规定§15). */
export function signingHandlers({ signings, paperSignings, choosePaper }: SigningHandlerParts) {
  return {
    'session.confirmReview': (_, sessionId, manner) => signings.confirmReview(sessionId, manner),
    'session.reopenReview': (_, sessionId) => signings.reopenReview(sessionId),
    'session.signPage': (_, sessionId, page, signature) => signings.signPage(sessionId, page, signature),
    'session.signOnPaper': (caller, sessionId) => signings.signOnPaper(sessionId, personOf(caller).id),
    'session.printTranscript': (caller, sessionId) => paperSignings.print(sessionId, personOf(caller).id),
    'session.attachSignedPaper': (caller, sessionId) => paperSignings.attach(sessionId, choosePaper, personOf(caller).id),
    'session.thumbprintOnPaper': (caller, sessionId) => signings.thumbprintOnPaper(sessionId, personOf(caller).id),
    'session.signAsOfficer': (_, sessionId, credential) => signings.signAsOfficer(sessionId, credential),
  } satisfies Partial<CallHandlers>;
}
