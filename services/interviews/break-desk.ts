import type { Database } from '../../db/data-source';
import { isRunning } from '../../recordings/session/advance';
import { breakStateOf, mayBreak, type BreakAct } from '../contract/breaks';
import { Refusal } from '../contract/errors';
import type { SessionView } from '../contract/sessions';
import type { ActiveSession } from './active-session';
import { breaksOf } from './break-notes';

export interface BreakDeskParts {
  readonly db: Database;
  readonly active: ActiveSession;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
}

/** Breaks: asked for, offered, declined, refused, taken from when to when. Recording goes on; each is a mark that also says what it is. */
export class BreakDesk {
  constructor(private readonly parts: BreakDeskParts) {}

  /** `by` is null for the person at the second screen. Refuses with `session.wrong-phase`, `break.not-now`, `people.not-allowed`. */
  async say(sessionId: string, act: BreakAct, text: string, by: string | null): Promise<SessionView> {
    const { db, active, view, now, onChange } = this.parts;
    const { state } = await active.state(sessionId);
    if (!isRunning(state)) throw new Refusal('session.wrong-phase', { phase: state.phase });
    if (by === null && act !== 'asked' && act !== 'declined') throw new Refusal('people.not-allowed', { name: '' });
    const so = breakStateOf(breaksOf(await db.notes.ofSession(sessionId, 'mark')));
    if (!mayBreak(act, so)) throw new Refusal('break.not-now');
    await db.notes.append({ sessionId, kind: 'mark', at: now().toISOString(), text, byId: by, detail: JSON.stringify({ break: act }) });
    onChange(sessionId);
    return view(sessionId);
  }
}
