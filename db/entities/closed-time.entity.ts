import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A time of each week in which a room can't be booked; on one day when `firstOn` is `lastOn`. */
@Entity('closed_times')
export class ClosedTimeRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) roomId: string;
  /** 1 Monday … 7 Sunday, in Shanghai. */
  @Column({ type: 'integer' }) weekday: number;
  /** Minutes of that day. */
  @Column({ type: 'integer' }) fromMinute: number;
  @Column({ type: 'integer' }) toMinute: number;
  @Column({ type: 'text' }) firstOn: string;
  @Column({ type: 'text', nullable: true }) lastOn: string | null;
  @Column({ type: 'text' }) reason: string;
  @Column({ type: 'text' }) madeAt: string;
  @Column({ type: 'text' }) madeById: string;
  @Column({ type: 'text', nullable: true }) liftedAt: string | null;
  @Column({ type: 'text', nullable: true }) liftedById: string | null;
}
