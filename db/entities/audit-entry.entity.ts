import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One line of the audit log: hash-chained, never changed or deleted (triggers refuse it). */
@Entity('audit_log')
@Index('audit_log_object', ['object', 'action'])
export class AuditEntryRow {
  @PrimaryColumn({ type: 'integer' }) n: number;
  @Column({ type: 'text' }) at: string;
  /** ms since this boot; a clock step shows as a difference between the two. */
  @Column({ type: 'integer' }) monotonicMs: number;
  @Column({ type: 'text' }) bootId: string;
  @Column({ type: 'text' }) actor: string;
  @Column({ type: 'text' }) action: string;
  @Column({ type: 'text' }) object: string;
  @Column({ type: 'text' }) outcome: string;
  @Column({ type: 'text' }) previous: string;
  @Column({ type: 'text' }) hash: string;
}
