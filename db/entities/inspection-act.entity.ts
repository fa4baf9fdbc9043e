import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 制度§18: what was done to correct what a check had found; appended, never changed. */
@Entity('inspection_acts')
@Index('inspection_acts_by_inspection', ['inspection', 'number'])
export class InspectionActRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'integer' }) inspection: number;
  @Column({ type: 'text' }) text: string;
  /** yyyy-mm-dd */
  @Column({ type: 'text' }) doneOn: string;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) byId: string;
}
