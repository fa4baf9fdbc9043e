import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** 规定§5: the running number of a row in its register; the store gives it when the row is made (triggers), and it stays. */
@Entity('register_lines')
@Unique('one_line_number_a_year', ['register', 'roomId', 'year', 'number'])
@Unique('one_line_a_source', ['register', 'sourceId'])
@Index('register_lines_by_register', ['register', 'seq'])
@Index('register_lines_by_month', ['register', 'month', 'seq'])
@Index('register_lines_by_room', ['register', 'roomId', 'seq'])
@Index('register_lines_by_room_and_month', ['register', 'roomId', 'month', 'seq'])
export class RegisterLineRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) seq: number;
  /** use, key, admission, approval, fault */
  @Column({ type: 'text' }) register: string;
  @Column({ type: 'text' }) roomId: string;
  @Column({ type: 'integer' }) year: number;
  @Column({ type: 'integer' }) number: number;
  /** yyyy-mm of the office's calendar. */
  @Column({ type: 'text' }) month: string;
  /** use: booking; key: movement's number; admission: session; approval: number of the audit entry; fault: fault. */
  @Column({ type: 'text' }) sourceId: string;
  @Column({ type: 'text' }) at: string;
}
