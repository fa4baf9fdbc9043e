import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 制度§18: a check made by people, as it was written down; rows are never changed. */
@Entity('inspection_checks')
@Index('inspection_checks_by_day', ['heldOn', 'number'])
export class InspectionCheckRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  /** yyyy-mm-dd */
  @Column({ type: 'text' }) heldOn: string;
  /** Who checked: they may be from outside, hence no people of the room's. */
  @Column({ type: 'text' }) unit: string;
  @Column({ type: 'text' }) inspectors: string;
  @Column({ type: 'text' }) department: string;
  /** Null: the department as a whole. */
  @Column({ type: 'text', nullable: true }) personId: string | null;
  /** Of what: a recording's code, a case, a room, a register. */
  @Column({ type: 'text' }) subject: string;
  @Column({ type: 'text' }) found: string;
  /** Null, as `dueOn`: nothing had to be corrected. */
  @Column({ type: 'text', nullable: true }) demand: string | null;
  /** yyyy-mm-dd, the last day for it. */
  @Column({ type: 'text', nullable: true }) dueOn: string | null;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) byId: string;
}
