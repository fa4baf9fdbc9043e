import type { Instant } from '../../recordings/session/instant';
import type { Sex } from './identity-document';

export const roles = [
  'room-administrator',
  'inspector',
  'office-staff',
  'department-head',
  'supervising-leader',
  'agency-head',
  'legal-inspection',
] as const;
export type Role = (typeof roles)[number];

/** 制度§19, 规程§11: the agency's leaders, who decide what officers may not decide themselves. */
export const decidingRoles = ['supervising-leader', 'agency-head'] as const satisfies readonly Role[];

export function decides({ role }: { readonly role: Role }): boolean {
  return decidingRoles.some((each) => each === role);
}

/** What the sign-in screen may show: no case, no party. */
export interface PersonTile {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly department: string;
  /** 执法证件编号; empty for people without one. */
  readonly badgeNumber: string;
  /** Date (yyyy-mm-dd) the certificate ran out, when it has (制度§4). */
  readonly certificateExpiredOn: string | undefined;
  /** Set while too many wrong PINs lock the account. */
  readonly lockedUntil: Instant | undefined;
  /** Only in the simulated room: the PIN printed on the tile. */
  readonly demoPin: string | undefined;
}

export interface SignedIn {
  readonly person: PersonTile;
  readonly at: Instant;
}

export interface Credential {
  readonly personId: string;
  /** 6 digits */
  readonly pin: string;
}

/** 规定§13, 制度§4: who questions has a certificate of enforcement. */
export function questions(role: Role): boolean {
  return role === 'inspector';
}

/** What is on file of one of the room's people. */
export interface RosterDraft {
  readonly name: string;
  readonly role: Role;
  readonly department: string;
  /** 执法证件编号; empty for people without one. */
  readonly badgeNumber: string;
  /** yyyy-mm-dd, the last day of the certificate. */
  readonly certificateValidUntil?: string | undefined;
  readonly sex?: Sex | undefined;
}

export interface RosterEntry extends RosterDraft {
  readonly id: string;
  /** Since when the person signs in no more. */
  readonly leftAt: Instant | undefined;
}

export interface FirstAdministrator {
  readonly name: string;
  readonly department: string;
  readonly pin: string;
}
