import type { AuthorisationRow } from '../../db/entities/authorisation.entity';
import type { AuthorisationView } from '../contract/room-use';
import type { Role } from '../contract/people';

type Term = Pick<AuthorisationRow, 'validFrom' | 'validUntil' | 'revokedAt'>;

/** 规定§9: whether an authorisation holds on this day in Shanghai, first and last day included. */
export function authorisationState({ validFrom, validUntil, revokedAt }: Term, today: string): AuthorisationView['state'] {
  if (revokedAt !== null) return 'revoked';
  if (today < validFrom) return 'not-yet';
  return today > validUntil ? 'expired' : 'valid';
}

/** Who brings somebody in, and who allows it. */
export interface Host {
  readonly id: string;
  readonly role: Role;
}

export type EntryFacts =
  | { readonly standing: 'staff' }
  | { readonly standing: 'authorised'; readonly state: AuthorisationView['state']; readonly escort: Host | undefined }
  | { readonly standing: 'approved'; readonly reason: string; readonly escort: Host | undefined; readonly approver: Host | undefined };

export type EntryProblem = 'authorisation-not-valid' | 'no-escort' | 'no-reason' | 'no-approval';

const escorts: ReadonlySet<Role> = new Set(['inspector', 'department-head']);
/** 规定§10: 部门负责人 */
const approvers: ReadonlySet<Role> = new Set(['department-head', 'supervising-leader', 'agency-head']);

/** 规定§8-§10: staff may enter; others only led by an officer, and without an authorisation only for a reason that a person in charge approved. */
export function entryProblem(facts: EntryFacts): EntryProblem | undefined {
  if (facts.standing === 'staff') return undefined;
  if (facts.standing === 'authorised' && facts.state !== 'valid') return 'authorisation-not-valid';
  if (!facts.escort || !escorts.has(facts.escort.role)) return 'no-escort';
  if (facts.standing === 'authorised') return undefined;
  if (facts.reason.trim() === '') return 'no-reason';
  return facts.approver && approvers.has(facts.approver.role) ? undefined : 'no-approval';
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
