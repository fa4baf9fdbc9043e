import type { CallHandlers } from '../../services/contract/calls';
import type { TranscriptDesk } from '../../services/interviews/transcript-desk';

export interface TranscriptHandlerParts {
  readonly transcripts: TranscriptDesk;
}

/** Writing the 笔录, and its correction. */
export function transcriptHandlers({ transcripts }: TranscriptHandlerParts) {
  return {
    'transcript.write': (_, sessionId, line) => transcripts.write(sessionId, line),
    'transcript.undo': (_, sessionId, direction) => transcripts.undo(sessionId, direction),
    'transcript.correct': (_, sessionId, lineId, text) => transcripts.correct(sessionId, lineId, text),
  } satisfies Partial<CallHandlers>;
}
