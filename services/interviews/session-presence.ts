import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { RoomIoState } from '../../devices/room-io/room-io';
import { isRunning } from '../../recordings/session/advance';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { Credential } from '../contract/people';
import type { ActiveSession } from './active-session';
import { blindSensors } from './entry-rule';
import { readOfficer } from './read-presence';

export interface SessionPresenceParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: ActiveSession;
  readonly roomState: () => RoomIoState;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
}

/** What people say of who is in the room, where no sensor can tell (规定§13, §15); each with who said it and when. */
export class SessionPresence {
  constructor(private readonly parts: SessionPresenceParts) {}

  /** The questioned person comes in now, seen by the one who presses. Refuses with `session.wrong-phase` unless both inspectors have signed in and nobody has entered. */
  async confirmEntry(sessionId: string, by: string): Promise<void> {
    const blind = blindSensors(this.parts.roomState());
    await this.parts.active.entry.confirm(sessionId, this.parts.now().toISOString(), by, blind);
  }

  /** An officer goes out; whoever stays says so. Refuses with `presence.not-here`, `session.wrong-phase`. */
  async officerLeft(sessionId: string, personId: string, by: string): Promise<void> {
    await this.expect(sessionId, personId, true);
    await this.put(sessionId, personId, 'out', by);
  }

  /** The officer is back, with the own PIN. Refuses with `presence.not-away`, `session.wrong-phase`, or as `verify` does. */
  async officerReturned(sessionId: string, credential: Credential): Promise<void> {
    await this.expect(sessionId, credential.personId, false);
    const { id } = await this.parts.verify(credential);
    await this.put(sessionId, id, 'in', id);
  }

  private async expect(sessionId: string, personId: string, present: boolean): Promise<void> {
    const { db, active } = this.parts;
    const { row, state } = await active.state(sessionId);
    if (!isRunning(state)) throw new Refusal('session.wrong-phase', { phase: state.phase });
    const officer = await readOfficer(db, row, personId);
    if (officer?.present !== present) throw new Refusal(present ? 'presence.not-here' : 'presence.not-away', { name: officer?.name ?? '' });
  }

  private async put(sessionId: string, personId: string, change: 'in' | 'out', byId: string): Promise<void> {
    const { db, audit, now, onChange } = this.parts;
    const at = now().toISOString();
    await db.presence.append({ sessionId, personId, change, at, byId });
    await audit.record(byId, `session.officer-${change}`, sessionId, `${personId} ${at}`);
    onChange(sessionId);
  }
}
