import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The signature of somebody who was there for the questioned person's sake, under the 笔录 as it stood; or why there is none. The last one counts. */
@Entity('companion_signings')
@Index('companion_signings_by_session', ['sessionId'])
export class CompanionSigningRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  /** Its number in `session_companions`. */
  @Column({ type: 'integer' }) companion: number;
  /** data: URL of the PNG; empty where it was signed on paper, or not at all. */
  @Column({ type: 'text' }) image: string;
  /** JSON, as of a page. */
  @Column({ type: 'text' }) strokes: string;
  /** signature-pad, paper; empty where it wasn't signed. */
  @Column({ type: 'text' }) device: string;
  /** Why it wasn't signed; empty where it was. */
  @Column({ type: 'text' }) refusal: string;
  /** The officer who saw it; null on the pad. */
  @Column({ type: 'text', nullable: true }) byId: string | null;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) textHash: string;
}
