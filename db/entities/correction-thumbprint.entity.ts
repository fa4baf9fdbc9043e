import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The thumb at a corrected place. */
@Entity('correction_thumbprints')
export class CorrectionThumbprintRow {
  /** Of `transcript_corrections`. */
  @PrimaryColumn({ type: 'integer' }) correction: number;
  @Column({ type: 'text' }) sessionId: string;
  @Column({ type: 'text' }) image: string;
  @Column({ type: 'text' }) device: string;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) textHash: string;
}
