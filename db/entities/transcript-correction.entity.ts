import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The questioned person's correction of a line: the old text stays readable beside the new one. */
@Entity('transcript_corrections')
@Index('corrections_by_line', ['lineId'])
export class TranscriptCorrectionRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) lineId: string;
  @Column({ type: 'text' }) oldText: string;
  @Column({ type: 'text' }) at: string;
}
