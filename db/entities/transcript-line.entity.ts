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
}
