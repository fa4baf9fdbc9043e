import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The worst value that one proof of recording showed during a session, and when; only ever replaced by a worse one. */
@Entity('proof_extremes')
export class ProofExtremeRow {
  @PrimaryColumn({ type: 'text' }) sessionId: string;
  /** The strip's cell: a camera's id, sound, clock, disk, second-copy. */
  @PrimaryColumn({ type: 'text' }) subject: string;
  /** picture-age, silence, clock-offset, copy-lag (seconds, the largest), disk-hours (the least) */
  @PrimaryColumn({ type: 'text' }) measure: string;
  @Column({ type: 'real' }) value: number;
  @Column({ type: 'text' }) at: string;
}
