import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** One closed file of one camera and its link of the evidence chain; rows are never changed. */
@Entity('segments')
@Unique('one_row_a_file', ['sessionId', 'file'])
export class SegmentRow {
  @PrimaryColumn({ type: 'text' }) sessionId: string;
  /** Place in the session's chain, from 1. */
  @PrimaryColumn({ type: 'integer' }) n: number;
  @Column({ type: 'text' }) cameraId: string;
  /** Relative to the session's folder. */
  @Column({ type: 'text' }) file: string;
  @Column({ type: 'text' }) sha256: string;
  @Column({ type: 'integer' }) bytes: number;
  @Column({ type: 'text' }) startedAt: string;
  @Column({ type: 'text' }) endedAt: string;
  @Column({ type: 'integer' }) durationMs: number;
  @Column({ type: 'integer' }) frames: number;
  /** Milliseconds since the boot that `bootId` names, at `startedAt`. */
  @Column({ type: 'integer' }) monotonicMs: number;
  @Column({ type: 'text' }) bootId: string;
  /** SHA-256 of this link's line in chain.jsonl. */
  @Column({ type: 'text' }) link: string;
}
