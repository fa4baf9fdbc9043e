import type { AuthorisationRow } from '../../db/entities/authorisation.entity';
import { questionedKinds, type AttendeeKind } from '../contract/attendees';
import { Refusal } from '../contract/errors';
import type { AuthorisationView } from '../contract/room-use';
import type { Role } from '../contract/people';

type Term = Pick<AuthorisationRow, 'validFrom' | 'validUntil' | 'revokedAt'>;

/** 规定§9: whether an authorisation holds on this day in Shanghai, first and last day included. */
export function authorisationState({ validFrom, validUntil, revokedAt }: Term, today: string): AuthorisationView['state'] {
  if (revokedAt !== null) return 'revoked';
  if (today < validFrom) return 'not-yet';
  return today > validUntil ? 'expired' : 'valid';
}

/** Valid, with no more than this many days to go, its last one included. */
const soonDays = 30;
export function endsSoon(term: Term, today: string): boolean {
  if (authorisationState(term, today) !== 'valid') return false;
  return (Date.parse(term.validUntil) - Date.parse(today)) / 86_400_000 < soonDays;
}

/** Why an authorisation opens nothing today, with its term; undefined where it holds. */
export function authorisationRefusal(row: Term & Pick<AuthorisationRow, 'name' | 'revokedReason'>, today: string): Refusal | undefined {
  const { name, validFrom: from, validUntil: until } = row;
  switch (authorisationState(row, today)) {
    case 'valid':
      return undefined;
    case 'not-yet':
      return new Refusal('authorisation.not-yet', { name, from });
    case 'expired':
      return new Refusal('authorisation.expired', { name, until });
    case 'revoked':
      return new Refusal('authorisation.revoked', { name, reason: row.revokedReason ?? '' });
  }
}

/** One of our own people: where the file has authorisations of that person, one of them must hold today (规定§9). */
export function staffRefusal(rows: readonly AuthorisationRow[], today: string): Refusal | undefined {
  if (rows.some((row) => authorisationState(row, today) === 'valid')) return undefined;
  const newest = rows.at(-1);
  return newest && authorisationRefusal(newest, today);
}

/** Who brings somebody in, and who allows it. */
export interface Host {
  readonly id: string;
  readonly role: Role;
}

export type EntryFacts =
  | { readonly standing: 'authorised'; readonly escort: Host | undefined }
  | { readonly standing: 'approved'; readonly reason: string; readonly escort: Host | undefined; readonly approver: Host | undefined };

export type EntryProblem = 'no-escort' | 'no-reason' | 'no-approval';

const escorts: ReadonlySet<Role> = new Set(['inspector', 'department-head']);
/** 规定§10: 部门负责人 */
const approvers: ReadonlySet<Role> = new Set(['department-head', 'supervising-leader', 'agency-head']);

/** 规定§8, §10: whoever isn't of the staff comes in led by an officer, and without an authorisation only for a reason that a person in charge approved; in this order. */
export function entryProblem(facts: EntryFacts): EntryProblem | undefined {
  if (!facts.escort || !escorts.has(facts.escort.role)) return 'no-escort';
  if (facts.standing === 'authorised') return undefined;
  if (facts.reason.trim() === '') return 'no-reason';
  return facts.approver && approvers.has(facts.approver.role) ? undefined : 'no-approval';
}

export interface PersonInside {
  readonly name: string;
  readonly kind: string | null;
}

/** 规定§13: the one who is questioned already and is in the room, where another to be questioned would come in. */
export function alreadyQuestioned(inside: readonly PersonInside[], kind: AttendeeKind, questioning: boolean): PersonInside | undefined {
  if (!questioning || !questionedKinds.has(kind)) return undefined;
  return inside.find((one) => questionedKinds.has(one.kind as AttendeeKind));
}

export interface PresenceFacts {
  readonly before: 'present' | 'absent' | 'unknown';
  readonly now: 'present' | 'absent' | 'unknown';
  /** Whether a booking has the key out. */
  readonly keyOut: boolean;
  /** How many the register has in the room. */
  readonly inside: number;
  /** The administrator is getting the room ready for a session. */
  readonly preparing: boolean;
}

/** 规定§2: somebody is seen in the room whom no key, no register and no preparation accounts for. A sensor that doesn't know accuses nobody. */
export function isUnlistedEntry({ before, now, keyOut, inside, preparing }: PresenceFacts): boolean {
  return before === 'absent' && now === 'present' && !keyOut && inside === 0 && !preparing;
}
