import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 申请回避 (行政处罚法§43): the questioned person asks that an officer or the interpreter withdraw. One row for each who is to; never changed. */
@Entity('withdrawal_requests')
@Index('withdrawal_requests_by_session', ['sessionId'])
export class WithdrawalRequestRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  /** The officer who is to withdraw; null of an interpreter. */
  @Column({ type: 'text', nullable: true }) againstId: string | null;
  /** The interpreter's number in `session_companions`; null of an officer. */
  @Column({ type: 'integer', nullable: true }) companion: number | null;
  /** In the person's own words. */
  @Column({ type: 'text' }) reason: string;
  /** When it was asked, in the recording. */
  @Column({ type: 'text' }) askedAt: string;
  /** The officer who wrote it down, and when. */
  @Column({ type: 'text' }) byId: string;
  @Column({ type: 'text' }) at: string;
}
