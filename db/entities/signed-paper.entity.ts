import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The scan of a 笔录 that was signed on paper in view of the cameras. */
@Entity('signed_papers')
@Index('signed_papers_by_session', ['sessionId'])
export class SignedPaperRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  /** The file lies under this name. */
  @Column({ type: 'text' }) sha256: string;
  /** How it was called where it came from. */
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) byId: string;
}
