import type { CallHandlers } from '../../services/contract/calls';
import type { Exhibits } from '../../services/interviews/exhibits';
import type { Interviews } from '../../services/interviews/interviews';
import type { SpeechDrafts } from '../../services/speech/speech-drafts';
import { personOf } from './person-of';

export interface ExhibitCallParts {
  readonly interviews: Interviews;
  readonly exhibits: Exhibits;
  readonly speech: SpeechDrafts;
  /** The system's own dialog; undefined where nothing was chosen. */
  readonly choosePaper: () => Promise<string | undefined>;
  /** A PDF is shown in a window of its own. */
  readonly showPdf: (file: string, name: string) => Promise<void>;
}

/** Marks that are written to afterwards, what is shown to the person, and what a machine heard. */
export function exhibitHandlers({ interviews, exhibits, speech, choosePaper, showPdf }: ExhibitCallParts) {
  return {
    'mark.write': async (caller, sessionId, markId, text) => {
      await interviews.writeToMark(sessionId, markId, text, caller.person?.id ?? null);
      return interviews.view(sessionId);
    },
    'exhibit.show': async (caller, sessionId, draft) => {
      const shown = await exhibits.show(sessionId, draft, choosePaper, personOf(caller));
      return shown ? interviews.view(sessionId) : undefined;
    },
    'exhibit.takeBack': async (caller, sessionId, number) => {
      await exhibits.takeBack(sessionId, number, personOf(caller));
      return interviews.view(sessionId);
    },
    'speech.state': () => Promise.resolve(speech.state()),
    'speech.lines': (_, sessionId) => speech.lines(sessionId),
    'speech.take': (caller, sessionId, number) => speech.take(sessionId, number, personOf(caller)),
    'exhibit.picture': async (_, sessionId, number) => {
      const { file, ...paper } = await exhibits.picture(sessionId, number);
      if (paper.kind === 'application/pdf') await showPdf(file, paper.name);
      return paper;
    },
  } satisfies Partial<CallHandlers>;
}
