import type { FindingKind } from '../contract/findings';

/** Something that was found, before it has its number. */
export interface Candidate {
  readonly key: string;
  readonly kind: FindingKind;
  readonly at: string;
  readonly until: string | null;
  readonly roomId: string;
  readonly bookingId: string | null;
  readonly sessionId: string | null;
  /** What the kind's sentence names. */
  readonly detail: Readonly<Record<string, string>>;
}
