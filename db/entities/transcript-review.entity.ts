import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 规定§15: the questioned person read the 笔录 or had it read, and found it right as it stood. */
@Entity('transcript_reviews')
@Index('transcript_reviews_by_session', ['sessionId'])
export class TranscriptReviewRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  /** read, read-out */
  @Column({ type: 'text' }) manner: string;
  @Column({ type: 'text' }) textHash: string;
  @Column({ type: 'text' }) at: string;
}
