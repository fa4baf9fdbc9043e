import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** 每月存档 (规定§5): the set of a room's registers of a month, closed once; rows are never changed. */
@Entity('register_closures')
@Unique('one_set_number_a_room', ['roomId', 'number'])
export class RegisterClosureRow {
  @PrimaryColumn({ type: 'text' }) roomId: string;
  @PrimaryColumn({ type: 'text' }) month: string;
  @Column({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) closedAt: string;
  @Column({ type: 'text' }) closedById: string;
  @Column({ type: 'text' }) manifestSha256: string;
  /** The audit log's head that is printed on the set. */
  @Column({ type: 'integer' }) auditCount: number;
  @Column({ type: 'text' }) auditHead: string;
}
