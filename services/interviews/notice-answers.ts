import type { Database } from '../../db/data-source';
import { Refusal } from '../contract/errors';
import type { SessionView } from '../contract/sessions';
import type { ActiveSession } from './active-session';

export interface NoticeAnswerParts {
  readonly db: Database;
  readonly active: Pick<ActiveSession, 'state'>;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
}

export interface AnswerDraft {
  readonly question: string;
  readonly answer: string;
  /** How the moment is marked in the recording. */
  readonly mark: string;
}

/** 规定§14: what the person answers to the notice, pressed at the second screen or written down by an officer; each is a mark in the recording. */
export class NoticeAnswers {
  constructor(private readonly parts: NoticeAnswerParts) {}

  /** `by` is null for the person, who has the given answers only. Refuses with `session.wrong-phase` once the 笔录 is being read. */
  async answer(sessionId: string, { question, answer, mark }: AnswerDraft, by: string | null): Promise<SessionView> {
    const { db, active, view, now, onChange } = this.parts;
    const { state } = await active.state(sessionId);
    if (state.phase !== 'opening' && state.phase !== 'questioning') throw new Refusal('session.wrong-phase', { phase: state.phase });
    const text = answer.trim();
    const asked = (await view(sessionId)).told.questions?.find(({ key }) => key === question);
    if (!asked || text === '' || (by === null && !asked.answers.includes(text))) throw new Refusal('input.invalid', { field: 'answer' });
    const at = now().toISOString();
    await db.transaction(async () => {
      await db.noticeAnswers.append({ sessionId, question, answer: text, byId: by, at });
      await db.notes.append({ sessionId, kind: 'mark', at, text: mark, byId: by, detail: null });
    });
    onChange(sessionId);
    return view(sessionId);
  }
}
