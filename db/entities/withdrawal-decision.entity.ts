import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the agency's head decided on a request to withdraw (行政处罚法§43), once. */
@Entity('withdrawal_decisions')
export class WithdrawalDecisionRow {
  @PrimaryColumn({ type: 'integer' }) request: number;
  /** granted, rejected */
  @Column({ type: 'text' }) verdict: string;
  @Column({ type: 'text' }) reason: string;
  @Column({ type: 'text' }) byId: string;
  @Column({ type: 'text' }) at: string;
}
