import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import { questions, type Credential, type RosterDraft, type PersonTile, type Role, type RosterEntry } from '../contract/people';
import type { Sex } from '../contract/identity-document';
import { pinWeakness } from '../contract/pin';
import type { People } from './people';
import { hashPin } from './pin';

interface Parts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly people: Pick<People, 'verify'>;
  readonly now: () => Date;
}

/** 规定§4, 制度§4: the people of the room. Nobody is deleted, since what they did names them; who has left signs nothing any more. */
export class Roster {
  constructor(private readonly parts: Parts) {}

  /** Everybody, those who have left at the end. */
  async list(): Promise<readonly RosterEntry[]> {
    const rows = await this.parts.db.people.list();
    return [...rows.filter(isThere), ...rows.filter((row) => !isThere(row))].map(entryOf);
  }

  /** Refuses with `people.name-taken`, `people.badge-taken`, `people.certificate-missing` or `input.invalid` { field }. */
  async add(draft: RosterDraft, pin: string, by: PersonTile): Promise<readonly RosterEntry[]> {
    if (pinWeakness(pin)) throw new Refusal('input.invalid', { field: 'pin' });
    const pinHash = await hashPin(pin);
    const { db, audit } = this.parts;
    const id = randomUUID();
    await db.transaction(async () => {
      const rows = await db.people.list();
      refuseDouble(draft, rows, undefined);
      const rosterOrder = Math.max(0, ...rows.map((row) => row.rosterOrder)) + 1;
      await db.people.save({
        ...rowOf(draft),
        id,
        pinHash,
        rosterOrder,
        failedTries: 0,
        lockedUntil: null,
        demoPin: null,
        retiredAt: null,
      });
    });
    await audit.record(by.id, 'people.added', id, `${draft.name} ${draft.role}`);
    return this.list();
  }

  /** Besides those of `add`: `people.unknown`, and `people.last-administrator`. */
  async change(personId: string, draft: RosterDraft, by: PersonTile): Promise<readonly RosterEntry[]> {
    const { db, audit } = this.parts;
    const before = await db.transaction(async () => {
      const rows = await db.people.list();
      const row = known(rows, personId);
      refuseDouble(draft, rows, personId);
      if (draft.role !== 'room-administrator') refuseLast(rows, row);
      await db.people.save({ ...row, ...rowOf(draft) });
      return row;
    });
    await audit.record(by.id, 'people.changed', personId, JSON.stringify({ from: rowOf(entryOf(before)), to: rowOf(draft) }));
    return this.list();
  }

  /** Who leaves can't sign in or sign anything from now on; who comes back can again. Refuses with `people.last-administrator`. */
  async setThere(personId: string, there: boolean, by: PersonTile): Promise<readonly RosterEntry[]> {
    const { db, audit, now } = this.parts;
    await db.transaction(async () => {
      const rows = await db.people.list();
      const row = known(rows, personId);
      if (!there) refuseLast(rows, row);
      else refuseDouble(entryOf(row), rows, personId);
      await db.people.save({ ...row, retiredAt: there ? null : (row.retiredAt ?? now().toISOString()) });
    });
    await audit.record(by.id, there ? 'people.returned' : 'people.left', personId, 'ok');
    return this.list();
  }

  /** A new PIN, asked for by legal inspection and set by an administrator: two people, neither of them the one it is for. Refuses with `people.reset-by-two`, `people.unknown`, `input.invalid`, or as `verify` does. */
  async setPin(personId: string, pin: string, applicant: Credential, by: PersonTile): Promise<void> {
    const { db, audit, people } = this.parts;
    if (pinWeakness(pin)) throw new Refusal('input.invalid', { field: 'pin' });
    const { name } = known(await db.people.list(), personId);
    const asked = await people.verify(applicant);
    if (asked.role !== 'legal-inspection' || asked.id === personId || by.id === personId)
      throw new Refusal('people.reset-by-two', { name });
    const pinHash = await hashPin(pin);
    // Read anew: hashing takes its time, and what was changed meanwhile stays.
    await db.transaction(async () => {
      await db.people.save({ ...known(await db.people.list(), personId), pinHash, failedTries: 0, lockedUntil: null });
    });
    await audit.record(by.id, 'people.pin-set', personId, `asked for by ${asked.id}`);
  }
}

const isThere = ({ retiredAt }: PersonRow): boolean => retiredAt === null;

function known(rows: readonly PersonRow[], personId: string): PersonRow {
  const row = rows.find(({ id }) => id === personId);
  if (!row) throw new Refusal('people.unknown');
  return row;
}

/** Two people of one name are told apart by their department; a badge number is one person's. */
function refuseDouble(draft: RosterDraft, rows: readonly PersonRow[], personId: string | undefined): void {
  if (questions(draft.role) && (draft.badgeNumber === '' || draft.certificateValidUntil === undefined))
    throw new Refusal('people.certificate-missing', { name: draft.name });
  const others = rows.filter((row) => isThere(row) && row.id !== personId);
  if (others.some(({ name, department }) => name === draft.name && department === draft.department))
    throw new Refusal('people.name-taken', { name: draft.name });
  const sameBadge = others.find(({ badgeNumber }) => badgeNumber !== '' && badgeNumber === draft.badgeNumber);
  if (sameBadge) throw new Refusal('people.badge-taken', { badge: draft.badgeNumber, name: sameBadge.name });
}

/** 规定§4: the room is never without one who keeps it. */
function refuseLast(rows: readonly PersonRow[], leaving: PersonRow): void {
  const administrators = rows.filter((row) => isThere(row) && row.role === 'room-administrator');
  if (administrators.length === 1 && administrators[0]?.id === leaving.id)
    throw new Refusal('people.last-administrator', { name: leaving.name });
}

function rowOf(draft: RosterDraft) {
  const { name, role, department, badgeNumber, certificateValidUntil = null, sex = null } = draft;
  return { name, role, department, badgeNumber, certificateValidUntil, sex };
}

function entryOf(row: PersonRow): RosterEntry {
  return {
    ...{ id: row.id, name: row.name, role: row.role as Role, department: row.department, badgeNumber: row.badgeNumber },
    certificateValidUntil: row.certificateValidUntil ?? undefined,
    sex: (row.sex as Sex | null) ?? undefined,
    leftAt: row.retiredAt ?? undefined,
  };
}
