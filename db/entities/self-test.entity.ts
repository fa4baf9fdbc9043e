import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 规定§7 每日自检: what every device of the room proved, or why it was not asked. Append-only. */
@Entity('self_tests')
@Index('self_tests_by_room', ['roomId', 'number'])
export class SelfTestRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) roomId: string;
  /** Date in Shanghai. */
  @Column({ type: 'text' }) testedOn: string;
  @Column({ type: 'text' }) startedAt: string;
  @Column({ type: 'text' }) endedAt: string;
  /** Null: at its set hour. */
  @Column({ type: 'text', nullable: true }) startedById: string | null;
  /** passed, attention, failed, skipped */
  @Column({ type: 'text' }) outcome: string;
  @Column({ type: 'text', nullable: true }) skippedBecause: string | null;
  /** JSON: `TestLineView[]` */
  @Column({ type: 'text' }) lines: string;
}
