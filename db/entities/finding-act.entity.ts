import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 规定§24: how legal inspection graded a finding and what came of it; appended, never changed. */
@Entity('finding_acts')
@Index('finding_acts_by_finding', ['finding', 'number'])
export class FindingActRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'integer' }) finding: number;
  /** open, no-fault, minor, serious */
  @Column({ type: 'text' }) grade: string;
  @Column({ type: 'text' }) text: string;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) byId: string;
}
