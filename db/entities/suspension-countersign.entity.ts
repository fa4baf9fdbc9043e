import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 制度§19: the approver's own signature under a suspension that was approved by telephone; never changed. */
@Entity('suspension_countersigns')
export class SuspensionCountersignRow {
  @PrimaryColumn({ type: 'integer' }) suspensionNumber: number;
  @Column({ type: 'text' }) byId: string;
  @Column({ type: 'text' }) at: string;
}
