import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { RoomAlarmRow } from '../../db/entities/room-alarm.entity';
import { OneAtATime } from '../../devices/one-at-a-time';
import { RoomIoError, type RoomIo } from '../../devices/room-io/room-io';
import type { AuditLog } from '../audit/audit-log';
import type { AlarmKind, RoomAlarmView } from '../contract/entry';
import { Refusal } from '../contract/errors';
import type { Credential } from '../contract/people';
import { alarmGrade } from './alarm-rule';
import type { Publish } from './publish';

export interface RoomAlarmParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: () => Date;
  readonly publish: Publish;
  readonly room: { readonly id: string; readonly name: string; readonly place: string };
  readonly roomIo: Pick<RoomIo, 'set'>;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  /** It is known now who came in unlisted. */
  readonly onIdentified: () => Promise<void>;
}

/** What the room calls about, from the moment it is raised until somebody answers with the own name. */
export class RoomAlarms {
  private readonly turn = new OneAtATime();
  /** What the buzzer was told and the board hasn't acknowledged. */
  private owed: boolean | undefined;

  constructor(private readonly parts: RoomAlarmParts) {}

  async open(): Promise<readonly RoomAlarmView[]> {
    return this.views(await this.parts.db.alarms.open(this.parts.room.id));
  }

  /** The newest ones, answered or not. */
  async latest(): Promise<readonly RoomAlarmView[]> {
    return this.views(await this.parts.db.alarms.latest(this.parts.room.id, 20));
  }

  /** While one of its kind waits for an answer there is no second one, but each unlisted entry is one of its own. */
  raise(kind: Exclude<AlarmKind, 'unlisted-entry'>): Promise<void> {
    return this.turn.run(async () => {
      const waiting = await this.parts.db.alarms.open(this.parts.room.id);
      if (!waiting.some((alarm) => alarm.kind === kind)) await this.append(kind, () => Promise.resolve(null));
    });
  }

  /** `register` writes the line of the register: line and alarm are there together, or neither is. Gives the line's number. */
  raiseUnlisted(register: () => Promise<number>): Promise<number> {
    return this.turn.run(async () => {
      let admission = 0;
      await this.append('unlisted-entry', async () => (admission = await register()));
      return admission;
    });
  }

  /**
   * What was found and done; of an unlisted entry who it was, which is the administrator's to say (规定§10).
   * Refuses with `alarm.unknown`, `people.not-allowed`, `input.invalid`, or as `verify` does.
   */
  answer(number: number, text: string, credential: Credential): Promise<readonly RoomAlarmView[]> {
    return this.turn.run(async () => {
      const { db, audit, clock, verify } = this.parts;
      const alarm = await db.alarms.byNumber(number);
      if (alarm?.answeredAt !== null) throw new Refusal('alarm.unknown');
      if (text.trim() === '') throw new Refusal('input.invalid', { field: 'answer' });
      const person = await verify(credential);
      if (alarm.kind === 'unlisted-entry' && person.role !== 'room-administrator')
        throw new Refusal('alarm.administrator-only', { name: person.name });
      const answer = { answeredAt: clock().toISOString(), answeredById: person.id, answer: text.trim() };
      if (!(await db.alarms.answer(number, answer))) throw new Refusal('alarm.unknown');
      await audit.record(person.id, `alarm.answered.${alarm.kind}`, String(number), text.trim());
      if (alarm.kind === 'unlisted-entry') await this.parts.onIdentified();
      return this.changed();
    });
  }

  /** The buzzer at the door as the alarms want it; also after a start, when one is still open. */
  async sound(): Promise<void> {
    this.owed = (await this.open()).some(({ grade }) => grade === 'alarm');
    await this.payOwed();
  }

  /** To be called every second: an order that the board didn't acknowledge is given again, or it would sound for ever. */
  async payOwed(): Promise<void> {
    const on = this.owed;
    if (on === undefined) return;
    try {
      await this.parts.roomIo.set('buzzer', on);
    } catch (problem) {
      // A room without a buzzer has its screens.
      if (!(problem instanceof RoomIoError) || problem.code !== 'room-io.not-fitted') return;
    }
    if (this.owed === on) this.owed = undefined;
  }

  private async append(kind: AlarmKind, admission: () => Promise<number | null>): Promise<void> {
    const { db, audit, clock, room } = this.parts;
    const number = await db.transaction(async () =>
      db.alarms.append({ roomId: room.id, kind, raisedAt: clock().toISOString(), admission: await admission() }),
    );
    await this.changed();
    await audit.record('system', `alarm.${kind}`, String(number), `${room.name} ${room.place}`);
  }

  private async changed(): Promise<readonly RoomAlarmView[]> {
    const open = await this.open();
    this.parts.publish('alarms.changed', open);
    await this.sound();
    return open;
  }

  private async views(rows: readonly RoomAlarmRow[]): Promise<readonly RoomAlarmView[]> {
    const { db, room } = this.parts;
    const people = new Map((await db.people.list()).map(({ id, name }) => [id, name]));
    return rows.map((row) => ({
      ...{ number: row.number, kind: row.kind as AlarmKind, raisedAt: row.raisedAt, roomName: room.name, place: room.place },
      grade: alarmGrade(row.kind as AlarmKind),
      answered:
        row.answeredAt === null ? undefined : { at: row.answeredAt, by: people.get(row.answeredById ?? '') ?? '', text: row.answer ?? '' },
    }));
  }
}
