import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 规定§24: something that may have to be answered for, as it was found; rows are never changed. */
@Entity('findings')
@Index('findings_by_month', ['month', 'number'])
export class FindingRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  /** What was found, so that it is found once: the kind and the row or stretch behind it. */
  @Column({ type: 'text', unique: true }) key: string;
  @Column({ type: 'text' }) kind: string;
  /** yyyy-mm of `at`, in the office's time. */
  @Column({ type: 'text' }) month: string;
  @Column({ type: 'text' }) at: string;
  /** Null: it has no length, or lasted to the end. */
  @Column({ type: 'text', nullable: true }) until: string | null;
  @Column({ type: 'text' }) roomId: string;
  @Column({ type: 'text', nullable: true }) bookingId: string | null;
  @Column({ type: 'text', nullable: true }) sessionId: string | null;
  /** JSON of what the kind's sentence names. */
  @Column({ type: 'text' }) detail: string;
  @Column({ type: 'text' }) foundAt: string;
}
