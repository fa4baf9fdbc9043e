import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What happened during a session, in order: marks (打点), gaps, discarded pre-roll, presence; rows are never changed. */
@Entity('session_notes')
@Index('notes_by_session', ['sessionId'])
export class SessionNoteRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  /** mark, gap, pre-roll-discarded, entry, interruption, notice-read, rights-told, repair */
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) text: string;
  @Column({ type: 'text', nullable: true }) byId: string | null;
  @Column({ type: 'text', nullable: true }) detail: string | null;
}
