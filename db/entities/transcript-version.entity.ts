import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What a line said from then on: every change of the 笔录 while it is written, undone or corrected; never changed. */
@Entity('transcript_versions')
@Index('versions_by_session', ['sessionId', 'number'])
@Index('versions_by_line', ['lineId', 'number'])
export class TranscriptVersionRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  @Column({ type: 'text' }) lineId: string;
  @Column({ type: 'text' }) at: string;
  /** written, undone, redone, corrected */
  @Column({ type: 'text' }) change: string;
  /** question, answer, note */
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) text: string;
  /** 1: from then on the line is struck. */
  @Column({ type: 'integer' }) struck: number;
  /** Who was signed in; null for the questioned person's corrections, and where nobody noted it. */
  @Column({ type: 'text', nullable: true }) byId: string | null;
}
