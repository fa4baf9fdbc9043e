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
] as const;
export type AttendeeKind = (typeof attendeeKinds)[number];

/** Somebody named in an application besides who asks and who is questioned. */
export interface Attendee {
  readonly name: string;
  readonly kind: AttendeeKind;
  readonly organisation: string;
}
