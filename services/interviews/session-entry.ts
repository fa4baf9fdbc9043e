import type { Database } from '../../db/data-source';
import type { RoomIo, RoomIoState } from '../../devices/room-io/room-io';
import { registrationCode } from '../../recordings/evidence/registration-code';
import { isRunning } from '../../recordings/session/advance';
import type { SessionEvent, SessionState } from '../../recordings/session/session-state';
import { Refusal } from '../contract/errors';
import { EntrySensors, type EntrySensorsParts } from './entry-sensors';
import type { SessionRecording } from './session-recording';

export interface SessionEntryParts extends Pick<EntrySensorsParts, 'current' | 'stateOf' | 'onChange'> {
  readonly db: Database;
  readonly roomIo: RoomIo;
  readonly room: { readonly id: string; readonly agencyCode: string };
  readonly now: () => Date;
  readonly recording: () => SessionRecording | undefined;
  /** In its turn; what is stored together is one commit. Refuses with `session.wrong-phase`. */
  readonly move: (sessionId: string, actor: string, event: SessionEvent, together: () => Promise<unknown>) => Promise<SessionState>;
  readonly lampOff: (sessionId: string) => Promise<void>;
  readonly onProblem: (problem: unknown) => void;
}

/** 规定§15: the entry that begins a session, by the room's sensors or by a person's word. */
export class SessionEntry {
  private readonly sensors: EntrySensors;

  constructor(private readonly parts: SessionEntryParts) {
    this.sensors = new EntrySensors({
      ...{ db: parts.db, current: parts.current, stateOf: parts.stateOf, onChange: parts.onChange },
      onEntered: (sessionId, at, openedAt) => this.enter(sessionId, at, { byId: null, detail: { openedAt } }),
    });
    parts.roomIo.watch((state) => void this.sensors.see(state).catch(parts.onProblem));
  }

  /** Begins the watch at once when the second inspector has signed in. */
  expect(room: RoomIoState): void {
    this.sensors.expect(room);
  }

  /** No session is open any more. */
  forget(): void {
    this.sensors.forget();
  }

  /** 制度§8: where nobody is questioned it begins at an officer's word. Refuses with `session.wrong-phase` once it has begun. */
  byWord(sessionId: string, byId: string): Promise<void> {
    return this.enterByWord(sessionId, this.parts.now().toISOString(), byId, {});
  }

  /** 规定§15 where the sensors can't tell: the entry as somebody saw it. Refuses with `session.wrong-phase`. */
  confirm(sessionId: string, at: string, byId: string, blind: readonly ('door' | 'presence')[]): Promise<void> {
    return this.enterByWord(sessionId, at, byId, { blind });
  }

  private async enterByWord(sessionId: string, at: string, byId: string, detail: unknown): Promise<void> {
    const { state } = await this.parts.stateOf(sessionId);
    if (state.phase !== 'ready' || this.parts.current() !== sessionId) throw new Refusal('session.wrong-phase', { phase: state.phase });
    this.sensors.begun(at);
    await this.enter(sessionId, at, { byId, detail });
  }

  /** By a sensor, or by a person's word. Whether it was one. */
  private async enter(
    sessionId: string,
    at: string,
    evidence: { readonly byId: string | null; readonly detail: unknown },
  ): Promise<boolean> {
    const { db, room, roomIo, lampOff, onProblem } = this.parts;
    const { byId, detail } = evidence;
    // The lamp first: whoever comes in must see that it records.
    const lamp = roomIo.set('recordLamp', true).catch(onProblem);
    const code = (year: number, number: number) => registrationCode({ agencyCode: room.agencyCode, roomId: room.id, year, number });
    const register = () => db.sessions.nextRegistration(sessionId, at, code);
    // Abandoned in the moment before: no number of the register is taken for it.
    const entered = await this.parts
      .move(sessionId, byId ?? 'system', { kind: 'person-entered', at }, register)
      .catch((problem: unknown) => {
        if (problem instanceof Refusal) return undefined;
        throw problem;
      });
    if (!entered) {
      await lamp;
      if (!isRunning((await this.parts.stateOf(sessionId)).state)) await lampOff(sessionId);
      return false;
    }
    await db.notes.append({ sessionId, kind: 'entry', at, text: '', byId, detail: JSON.stringify(detail) });
    await Promise.all([lamp, this.parts.recording()?.keepFrom(at)]);
    this.parts.onChange(sessionId);
    return true;
  }
}
