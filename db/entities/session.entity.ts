import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One recording session of a booking. Its instants are the only ones: the 笔录, the register and the label print these columns (规定§16).
 */
@Entity('sessions')
export class SessionRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text', unique: true }) bookingId: string;
  @Column({ type: 'text' }) roomId: string;
  /** SessionState's phase, or the running phase while `interruptedSince` is set. */
  @Column({ type: 'text' }) phase: string;
  /** When the pre-flight began; of a session that began again, the last time. */
  @Column({ type: 'text' }) createdAt: string;
  /** Pre-flight passed (规定§12), by whom, with which reason when a check had not passed. */
  @Column({ type: 'text', nullable: true }) checkedAt: string | null;
  @Column({ type: 'text', nullable: true }) checkedById: string | null;
  @Column({ type: 'text', nullable: true }) checkReason: string | null;
  /** JSON of what each check proved, with times. */
  @Column({ type: 'text', nullable: true }) checkReport: string | null;
  @Column({ type: 'text', nullable: true }) leadId: string | null;
  @Column({ type: 'text', nullable: true }) recorderId: string | null;
  /** Nobody came: when, why and by whom it was given up. Begun again, it knows nothing of this any more; the audit log does. */
  @Column({ type: 'text', nullable: true }) abandonedAt: string | null;
  @Column({ type: 'text', nullable: true }) abandonReason: string | null;
  @Column({ type: 'text', nullable: true }) abandonedById: string | null;
  @Column({ type: 'text', nullable: true }) startedAt: string | null;
  @Column({ type: 'text', nullable: true }) credentialsShownAt: string | null;
  @Column({ type: 'text', nullable: true }) noticeReadAt: string | null;
  @Column({ type: 'text', nullable: true }) rightsToldAt: string | null;
  @Column({ type: 'text', nullable: true }) noticeGivenAt: string | null;
  @Column({ type: 'text', nullable: true }) reviewedAt: string | null;
  @Column({ type: 'text', nullable: true }) signedAt: string | null;
  @Column({ type: 'text', nullable: true }) thumbprintedAt: string | null;
  /** 规定§3: what isn't a questioning ends by its closing act: when, who spoke it, what came of it. */
  @Column({ type: 'text', nullable: true }) closedAt: string | null;
  @Column({ type: 'text', nullable: true }) closedById: string | null;
  @Column({ type: 'text', nullable: true }) closingOutcome: string | null;
  /** JSON of what else its form asks for, by key; written with the outcome, before the act itself. */
  @Column({ type: 'text', nullable: true }) closingFacts: string | null;
  /** Why the person hasn't signed the record that was to be signed. */
  @Column({ type: 'text', nullable: true }) unsignedReason: string | null;
  /**
   * It ended without the person's signature and thumbprint: `refused` (拒签) or `stopped` (制度§19), for which ground of the office's list, in
   * which words, who else saw it, and the two officers with when each signed.
   */
  @Column({ type: 'text', nullable: true }) unsignedHow: string | null;
  @Column({ type: 'text', nullable: true }) unsignedGround: string | null;
  @Column({ type: 'text', nullable: true }) unsignedWords: string | null;
  @Column({ type: 'text', nullable: true }) unsignedWitness: string | null;
  @Column({ type: 'text', nullable: true }) unsignedFirstId: string | null;
  @Column({ type: 'text', nullable: true }) unsignedFirstAt: string | null;
  @Column({ type: 'text', nullable: true }) unsignedSecondId: string | null;
  @Column({ type: 'text', nullable: true }) unsignedSecondAt: string | null;
  /** Generated: the closing act, the later of the two officers' acts, or the later of signature and thumbprint (规定§15). */
  @Column({ type: 'text', nullable: true, insert: false, update: false }) endedAt: string | null;
  @Column({ type: 'text', nullable: true }) interruptedSince: string | null;
  @Column({ type: 'text', nullable: true }) interruptionReason: string | null;
  /** 制度§19: it stands still by law since then, for which ground of the office's list; approval and end are in `suspensions`. */
  @Column({ type: 'text', nullable: true }) suspendedSince: string | null;
  @Column({ type: 'text', nullable: true }) suspensionGround: string | null;
  @Column({ type: 'text', nullable: true }) recordingStoppedAt: string | null;
  @Column({ type: 'text', nullable: true }) sealedAt: string | null;
  @Column({ type: 'text', nullable: true }) chainHead: string | null;
  @Column({ type: 'text', nullable: true }) manifestSha256: string | null;
  /** 编码登记 (规定§17): year and running number, never reused. */
  @Column({ type: 'text', nullable: true, unique: true }) registrationCode: string | null;
  @Column({ type: 'integer', nullable: true }) registrationYear: number | null;
  @Column({ type: 'integer', nullable: true }) registrationNumber: number | null;
  /** 交接 (规定§17) */
  @Column({ type: 'text', nullable: true }) handedOverById: string | null;
  @Column({ type: 'text', nullable: true }) handedOverAt: string | null;
  @Column({ type: 'text', nullable: true }) receivedById: string | null;
  @Column({ type: 'text', nullable: true }) receivedAt: string | null;
  /** 归档 */
  @Column({ type: 'text', nullable: true }) filedPlace: string | null;
  @Column({ type: 'text', nullable: true }) filedAt: string | null;
  @Column({ type: 'text', nullable: true }) filedById: string | null;
}
