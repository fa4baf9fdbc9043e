import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('transcript_lines')
@Index('lines_by_session', ['sessionId', 'ordinal'])
export class TranscriptLineRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) sessionId: string;
  @Column({ type: 'integer' }) ordinal: number;
  /** question, answer, note */
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) text: string;
  /** When the line was begun. */
  @Column({ type: 'text' }) at: string;
  /** Taken out of the 笔录 since; null for a line that stands. */
  @Column({ type: 'text', nullable: true }) struckAt: string | null;
}
