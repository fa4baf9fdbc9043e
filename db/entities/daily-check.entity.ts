import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** 规定§7: the day's look at devices and cleanliness; the newest row of the day holds. */
@Entity('daily_checks')
export class DailyCheckRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) roomId: string;
  /** Date in Shanghai. */
  @Column({ type: 'text' }) checkedOn: string;
  @Column({ type: 'text' }) checkedAt: string;
  @Column({ type: 'text' }) checkedById: string;
  /** good, faulty */
  @Column({ type: 'text' }) devices: string;
  /** good, lacking */
  @Column({ type: 'text' }) cleanliness: string;
  @Column({ type: 'text' }) note: string;
}
