import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What the person answered to a question of the notice; the last one to each counts. */
@Entity('notice_answers')
@Index('notice_answers_by_session', ['sessionId'])
export class NoticeAnswerRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  /** Its key in the wording of the notice. */
  @Column({ type: 'text' }) question: string;
  /** In the words that were pressed or written. */
  @Column({ type: 'text' }) answer: string;
  /** The officer who wrote it down; null where the person pressed it. */
  @Column({ type: 'text', nullable: true }) byId: string | null;
  @Column({ type: 'text' }) at: string;
}
