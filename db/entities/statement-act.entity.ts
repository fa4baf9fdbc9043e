import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What was done with a statement, by whom and when; rows are never changed. */
@Entity('statement_acts')
@Index('statement_acts_by_statement', ['statementId', 'number'])
export class StatementActRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) statementId: string;
  /** reported (规程§13), signed, returned, approved */
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) byId: string;
  /** Who was told. */
  @Column({ type: 'text', nullable: true }) toId: string | null;
  /** Why it was sent back. */
  @Column({ type: 'text' }) text: string;
}
