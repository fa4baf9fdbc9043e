/** 规定§8: who may be in the room. */
export const attendeeKinds = [
  'officer',
  'leader',
  'legal-representative',
  'authorised-person',
  'party',
  'expert',
  'lawyer',
  'technician',
  'witness',
  'injured-party',
  'interpreter',
] as const;
export type AttendeeKind = (typeof attendeeKinds)[number];

/** 规定§13: of these only one may be questioned at a time. */
export const questionedKinds: ReadonlySet<AttendeeKind> = new Set(['party', 'witness', 'injured-party']);

/** Somebody named in an application besides who asks and who is questioned. */
export interface Attendee {
  readonly name: string;
  readonly kind: AttendeeKind;
  readonly organisation: string;
}
