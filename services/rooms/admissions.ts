import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { AdmissionRow } from '../../db/entities/admission.entity';
import type { AuthorisationRow } from '../../db/entities/authorisation.entity';
import type { PersonRow } from '../../db/entities/person.entity';
import type { NewAdmission } from '../../db/repositories/admission-repository';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile, Role } from '../contract/people';
import type { AttendeeKind } from '../contract/attendees';
import type { AdmissionView, AuthorisationDraft, AuthorisationView, EntryDraft, InsideView } from '../contract/room-use';
import { authorisationState, entryProblem, type EntryProblem } from './admission-rule';
import { officeDate } from './office-calendar';
import type { Publish } from './publish';

export interface AdmissionParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: () => Date;
  readonly publish: Publish;
  readonly roomId: string;
}

type Line = Omit<NewAdmission, 'number' | 'roomId' | 'bookingId' | 'enteredAt' | 'registeredById'>;

const nobody = {
  ...{ personId: null, authorisationId: null, escortId: null, approvedById: null, approvedAt: null },
  ...{ kind: null, organisation: '', reason: '' },
} as const;

/** 规定§8-§10: who is authorised, who is let in by whom, and who is in the room now. */
export class Admissions {
  constructor(private readonly parts: AdmissionParts) {}

  async authorisations(): Promise<readonly AuthorisationView[]> {
    const today = officeDate(this.parts.clock());
    return (await this.parts.db.admissions.authorisations()).map((row) => authorisationView(row, today));
  }

  async authorise(draft: AuthorisationDraft, by: PersonTile): Promise<readonly AuthorisationView[]> {
    const { db, audit, clock } = this.parts;
    for (const field of ['name', 'document'] as const) if (draft[field].trim() === '') throw new Refusal('input.invalid', { field });
    if (draft.validUntil < draft.validFrom) throw new Refusal('input.invalid', { field: 'validUntil' });
    const id = randomUUID();
    await db.admissions.insertAuthorisation({ ...draft, id, personId: null, registeredAt: clock().toISOString(), registeredById: by.id });
    await audit.record(by.id, 'authorisation.registered', id, `${draft.name} ${draft.validFrom} ${draft.validUntil}`);
    return this.authorisations();
  }

  async revoke(id: string, reason: string, by: PersonTile): Promise<readonly AuthorisationView[]> {
    const { db, audit, clock } = this.parts;
    if (reason.trim() === '') throw new Refusal('input.invalid', { field: 'reason' });
    const row = await db.admissions.authorisation(id);
    if (row?.revokedAt !== null) throw new Refusal('authorisation.unknown');
    await db.admissions.revoke(id, { revokedAt: clock().toISOString(), revokedById: by.id, revokedReason: reason.trim() });
    await audit.record(by.id, 'authorisation.revoked', id, reason.trim());
    return this.authorisations();
  }

  async inside(): Promise<InsideView> {
    const rows = await this.parts.db.admissions.inside(this.parts.roomId);
    const people = new Map((await this.parts.db.people.list()).map(({ id, name }) => [id, name]));
    return {
      inside: rows.map((row) => admissionView(row, people)),
      alarm: rows.some(({ standing }) => standing === 'unlisted'),
    };
  }

  /** A line of the register, before the person goes in. Refuses with `admission.*`, `authorisation.unknown` or `input.invalid`. */
  async enter(draft: EntryDraft, by: PersonTile): Promise<InsideView> {
    await this.write(await this.lineOf(draft), by.id);
    return this.inside();
  }

  async leave(number: number, by: PersonTile): Promise<InsideView> {
    const { db, audit, clock } = this.parts;
    const row = await db.admissions.byNumber(number);
    if (row?.leftAt !== null) throw new Refusal('admission.unknown');
    await db.admissions.leave(number, clock().toISOString());
    await audit.record(by.id, 'admission.left', String(number), row.name);
    return this.changed();
  }

  /** The room itself saw somebody whom nothing accounts for (规定§2): a line of the register without a name. */
  async unlisted(): Promise<void> {
    await this.write({ ...nobody, standing: 'unlisted', name: '' }, undefined);
  }

  private async write(line: Line, byId: string | undefined): Promise<void> {
    const { db, audit, clock, roomId } = this.parts;
    const keyOut = await db.bookings.withKeyOut(roomId);
    const number = await db.admissions.append({
      ...line,
      ...{ roomId, bookingId: keyOut?.id ?? null, registeredById: byId ?? null, enteredAt: clock().toISOString() },
    });
    await audit.record(
      byId ?? 'system',
      line.standing === 'unlisted' ? 'admission.unlisted' : 'admission.entered',
      String(number),
      line.name,
    );
    await this.changed();
  }

  private async lineOf(draft: EntryDraft): Promise<Line> {
    const { db, clock } = this.parts;
    switch (draft.standing) {
      case 'staff': {
        const person = await db.people.byId(draft.personId);
        if (!person) throw new Refusal('people.unknown');
        const kind = person.role === 'inspector' ? 'officer' : 'leader';
        return { ...nobody, standing: 'staff', name: person.name, kind, organisation: person.department, personId: person.id };
      }
      case 'authorised': {
        const row = await db.admissions.authorisation(draft.authorisationId);
        if (!row) throw new Refusal('authorisation.unknown');
        const escort = await db.people.byId(draft.escortId);
        refuse(
          entryProblem({ standing: 'authorised', state: authorisationState(row, officeDate(clock())), escort: hostOf(escort) }),
          row.name,
        );
        const { name, kind, organisation } = row;
        return { ...nobody, standing: 'authorised', name, kind, organisation, authorisationId: row.id, escortId: draft.escortId };
      }
      case 'approved': {
        const [escort, approver] = [await db.people.byId(draft.escortId), await db.people.byId(draft.approvedById)];
        const { name, kind, organisation, reason, escortId, approvedById } = draft;
        if (name.trim() === '') throw new Refusal('input.invalid', { field: 'name' });
        refuse(entryProblem({ standing: 'approved', reason, escort: hostOf(escort), approver: hostOf(approver) }), name);
        const approvedAt = clock().toISOString();
        return {
          ...nobody,
          standing: 'approved',
          name: name.trim(),
          kind,
          organisation,
          reason: reason.trim(),
          escortId,
          approvedById,
          approvedAt,
        };
      }
      case 'unlisted':
        return { ...nobody, standing: 'unlisted', name: draft.name.trim(), reason: draft.reason.trim() };
    }
  }

  private async changed(): Promise<InsideView> {
    const view = await this.inside();
    this.parts.publish('admissions.changed', view);
    return view;
  }
}

function refuse(problem: EntryProblem | undefined, name: string): void {
  if (problem === 'no-reason') throw new Refusal('input.invalid', { field: 'reason' });
  if (problem) throw new Refusal(`admission.${problem}`, { name });
}

function hostOf(person: PersonRow | undefined): { readonly id: string; readonly role: Role } | undefined {
  return person && { id: person.id, role: person.role as Role };
}

function authorisationView(row: AuthorisationRow, today: string): AuthorisationView {
  const { id, name, organisation, idNumber, document, validFrom, validUntil, registeredAt } = row;
  const kind = row.kind as AttendeeKind;
  return { id, name, kind, organisation, idNumber, document, validFrom, validUntil, registeredAt, state: authorisationState(row, today) };
}

function admissionView(row: AdmissionRow, people: ReadonlyMap<string, string>): AdmissionView {
  return {
    number: row.number,
    standing: row.standing as AdmissionView['standing'],
    name: row.name,
    kind: (row.kind ?? undefined) as AttendeeKind | undefined,
    organisation: row.organisation,
    escort: row.escortId === null ? undefined : people.get(row.escortId),
    reason: row.reason,
    enteredAt: row.enteredAt,
    leftAt: row.leftAt ?? undefined,
  };
}
