import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** 制度§19: why a recording stood still or was stopped, one a session and kind. What was not recorded, and when, is not repeated here. */
@Entity('stop_statements')
@Unique('one_statement_a_kind', ['sessionId', 'kind'])
export class StopStatementRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) sessionId: string;
  /** fault, stopped, suspended */
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) openedAt: string;
  /** A key of the office's list; empty until it is written. */
  @Column({ type: 'text' }) ground: string;
  @Column({ type: 'text' }) reason: string;
  @Column({ type: 'text' }) basis: string;
  /** Who agreed that it went on. */
  @Column({ type: 'text' }) continuing: string;
}
