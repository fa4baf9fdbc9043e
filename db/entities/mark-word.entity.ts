import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Words that were added to a mark (打点) after its moment; the mark itself is never changed. */
@Entity('mark_words')
@Index('mark_words_by_session', ['sessionId', 'number'])
export class MarkWordRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  /** Of `session_notes`. */
  @Column({ type: 'integer' }) markNumber: number;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) text: string;
  @Column({ type: 'text', nullable: true }) byId: string | null;
}
