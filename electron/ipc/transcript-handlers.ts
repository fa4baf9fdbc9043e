import type { Database } from '../../db/data-source';
import type { CallHandlers, Caller } from '../../services/contract/calls';
import type { QuestionTemplatesView } from '../../services/contract/questions';
import { readLineHistories } from '../../services/interviews/read-line-histories';
import type { ReplayDesk, ReplayViewer } from '../../services/interviews/replay-desk';
import type { TranscriptDesk } from '../../services/interviews/transcript-desk';
import { personOf } from './person-of';

export interface TranscriptHandlerParts {
  readonly db: Database;
  readonly transcripts: TranscriptDesk;
  readonly replays: ReplayDesk;
  readonly questions: (sessionId: string) => Promise<QuestionTemplatesView>;
}

/** Writing the 笔录, its correction, and what was said at a line. */
export function transcriptHandlers({ db, transcripts, replays, questions }: TranscriptHandlerParts) {
  return {
    'transcript.write': (caller, sessionId, line) => transcripts.write(sessionId, line, caller.person?.id),
    'transcript.templates': (_, sessionId) => questions(sessionId),
    'transcript.undo': (caller, sessionId, direction) => transcripts.undo(sessionId, direction, caller.person?.id),
    'transcript.histories': (caller, sessionId, lineId) => readLineHistories(db, sessionId, lineId, personOf(caller)),
    'transcript.correct': (_, sessionId, lineId, text) => transcripts.correct(sessionId, lineId, text),
    'replay.open': (caller, sessionId, lineId) => replays.open(sessionId, lineId, viewerOf(caller)),
    'replay.prepare': (_, sessionId, lineIds) => replays.prepare(sessionId, lineIds),
    'replay.close': (caller, mediaPath, stretches) => replays.close(mediaPath, stretches, viewerOf(caller)),
  } satisfies Partial<CallHandlers>;
}

/** At the second screen nobody signs in: it stands in front of the questioned person. */
function viewerOf({ window, person }: Caller): ReplayViewer {
  return { window, actor: person?.id ?? 'questioned-person' };
}
