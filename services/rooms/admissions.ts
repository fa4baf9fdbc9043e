import type { Database } from '../../db/data-source';
import type { AdmissionRow } from '../../db/entities/admission.entity';
import type { PersonRow } from '../../db/entities/person.entity';
import type { NewAdmission } from '../../db/repositories/admission-repository';
import type { AuditLog } from '../audit/audit-log';
import type { AttendeeKind } from '../contract/attendees';
import { Refusal } from '../contract/errors';
import type { Credential, PersonTile, Role } from '../contract/people';
import type { AdmissionView, EntryDraft, InsideView } from '../contract/room-use';
import { alreadyQuestioned, authorisationRefusal, entryProblem, staffRefusal, type EntryProblem, type Host } from './admission-rule';
import { officeDate } from './office-calendar';
import type { Publish } from './publish';

export interface AdmissionParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: () => Date;
  readonly publish: Publish;
  readonly roomId: string;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  /** Somebody went in or out: who is in a session hangs on it (规定§13). */
  readonly onMoved: () => void;
}

type Line = Omit<NewAdmission, 'number' | 'roomId' | 'bookingId' | 'enteredAt' | 'registeredById'>;

const nobody = {
  ...{ personId: null, authorisationId: null, escortId: null, approvedById: null, approvedAt: null },
  ...{ kind: null, organisation: '', reason: '' },
} as const;

/** 规定§8-§10: who is let in by whom, and who is in the room now. */
export class Admissions {
  constructor(private readonly parts: AdmissionParts) {}

  async inside(): Promise<InsideView> {
    const { db, roomId } = this.parts;
    const rows = await db.admissions.inside(roomId);
    const people = new Map((await db.people.list()).map(({ id, name }) => [id, name]));
    const found = new Map<number, string>();
    for (const { number, standing } of rows)
      if (standing === 'unlisted') found.set(number, (await db.alarms.ofAdmission(number))?.answer ?? '');
    return { inside: rows.map((row) => admissionView(row, people, found.get(row.number) ?? '')) };
  }

  /** A line of the register, before the person goes in. Refuses with `admission.*`, `authorisation.*`, `input.invalid`, or as `verify` does. */
  async enter(draft: EntryDraft, by: PersonTile): Promise<InsideView> {
    const line = await this.lineOf(draft);
    const number = await this.append(line, by.id);
    await this.parts.audit.record(by.id, 'admission.entered', String(number), line.name);
    return this.changed();
  }

  async leave(number: number, by: PersonTile): Promise<InsideView> {
    const { db, audit, clock } = this.parts;
    const row = await db.admissions.byNumber(number);
    if (row?.leftAt !== null) throw new Refusal('admission.unknown');
    await db.admissions.leave(number, clock().toISOString());
    await audit.record(by.id, 'admission.left', String(number), row.name);
    return this.changed();
  }

  /** The room itself saw somebody whom nothing accounts for (规定§2): a line of the register without a name. Gives its number; `toldUnlisted` tells of it. */
  appendUnlisted(): Promise<number> {
    return this.append({ ...nobody, standing: 'unlisted', name: '' }, undefined);
  }

  async toldUnlisted(number: number): Promise<void> {
    await this.parts.audit.record('system', 'admission.unlisted', String(number), '');
    await this.changed();
  }

  /** The room is seen empty: whoever came in unlisted, and whom nobody saw, has left. */
  async empty(): Promise<void> {
    const { db, audit, clock, roomId } = this.parts;
    const unlisted = (await db.admissions.inside(roomId)).filter(({ standing }) => standing === 'unlisted');
    for (const { number } of unlisted) {
      await db.admissions.leave(number, clock().toISOString());
      await audit.record('system', 'admission.left', String(number), 'the room is seen empty');
    }
    if (unlisted.length > 0) await this.changed();
  }

  private async append(line: Line, byId: string | undefined): Promise<number> {
    const { db, clock, roomId } = this.parts;
    const keyOut = await db.bookings.withKeyOut(roomId);
    return db.admissions.append({
      ...line,
      ...{ roomId, bookingId: keyOut?.id ?? null, registeredById: byId ?? null, enteredAt: clock().toISOString() },
    });
  }

  private async lineOf(draft: EntryDraft): Promise<Line> {
    switch (draft.standing) {
      case 'staff':
        return this.staffLine(draft.personId);
      case 'authorised':
        return this.authorisedLine(draft);
      case 'approved':
        return this.approvedLine(draft);
    }
  }

  private async staffLine(personId: string): Promise<Line> {
    const { db, clock, roomId } = this.parts;
    const person = await db.people.byId(personId);
    if (!person) throw new Refusal('people.unknown');
    if ((await db.admissions.inside(roomId)).some((row) => row.personId === personId))
      throw new Refusal('admission.already-inside', { name: person.name });
    const refusal = staffRefusal(await db.admissions.authorisationsOf(personId), officeDate(clock()));
    if (refusal) throw refusal;
    const kind = person.role === 'inspector' ? 'officer' : 'leader';
    return { ...nobody, standing: 'staff', name: person.name, kind, organisation: person.department, personId };
  }

  private async authorisedLine({ authorisationId, escortId }: Extract<EntryDraft, { standing: 'authorised' }>): Promise<Line> {
    const { db, clock } = this.parts;
    const row = await db.admissions.authorisation(authorisationId);
    if (!row) throw new Refusal('authorisation.unknown');
    const expired = authorisationRefusal(row, officeDate(clock()));
    if (expired) throw expired;
    const { name, organisation } = row;
    const kind = row.kind as AttendeeKind;
    refuse(entryProblem({ standing: 'authorised', escort: hostOf(await db.people.byId(escortId)) }), name);
    await this.expectOneQuestioned(name, kind);
    return { ...nobody, standing: 'authorised', name, kind, organisation, authorisationId, escortId };
  }

  /** 规定§10, in its order: who leads, why, who approves with the own PIN; only then the line is written. */
  private async approvedLine(draft: Extract<EntryDraft, { standing: 'approved' }>): Promise<Line> {
    const { db, clock, verify } = this.parts;
    const { name, kind, organisation, reason, escortId, approval } = draft;
    if (name.trim() === '') throw new Refusal('input.invalid', { field: 'name' });
    const approver = await db.people.byId(approval.personId);
    refuse(
      entryProblem({ standing: 'approved', reason, escort: hostOf(await db.people.byId(escortId)), approver: hostOf(approver) }),
      name,
    );
    await this.expectOneQuestioned(name, kind);
    const { id: approvedById } = await verify(approval);
    return {
      ...{ ...nobody, standing: 'approved', name: name.trim(), kind, organisation, reason: reason.trim() },
      ...{ escortId, approvedById, approvedAt: clock().toISOString() },
    };
  }

  /** 规定§13: one at a time. */
  private async expectOneQuestioned(name: string, kind: AttendeeKind): Promise<void> {
    const { db, roomId } = this.parts;
    const booking = await db.bookings.withKeyOut(roomId);
    const first = alreadyQuestioned(await db.admissions.inside(roomId), kind, booking?.purpose === 'questioning');
    if (first) throw new Refusal('admission.second-questioned', { name, first: first.name });
  }

  /** Tells the screens who is in the room. */
  async tell(): Promise<void> {
    await this.changed();
  }

  private async changed(): Promise<InsideView> {
    const view = await this.inside();
    this.parts.publish('admissions.changed', view);
    this.parts.onMoved();
    return view;
  }
}

function refuse(problem: EntryProblem | undefined, name: string): void {
  if (problem === 'no-reason') throw new Refusal('input.invalid', { field: 'reason' });
  if (problem) throw new Refusal(`admission.${problem}`, { name });
}

function hostOf(person: PersonRow | undefined): Host | undefined {
  return person && { id: person.id, role: person.role as Role };
}

/** `answer`: who an unlisted entry turned out to be. */
function admissionView(row: AdmissionRow, people: ReadonlyMap<string, string>, answer: string): AdmissionView {
  const nameOf = (id: string | null) => (id === null ? undefined : people.get(id));
  return {
    number: row.number,
    standing: row.standing as AdmissionView['standing'],
    name: row.name === '' ? answer : row.name,
    kind: (row.kind ?? undefined) as AttendeeKind | undefined,
    organisation: row.organisation,
    escort: nameOf(row.escortId),
    approvedBy: nameOf(row.approvedById),
    reason: row.reason,
    enteredAt: row.enteredAt,
    leftAt: row.leftAt ?? undefined,
  };
}
