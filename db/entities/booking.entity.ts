import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ApplicationRow } from './application.entity';

@Entity('bookings')
@Index('bookings_by_room_and_time', ['roomId', 'startsAt'])
@Index('bookings_by_time', ['startsAt', 'id'])
@Index('bookings_by_requester', ['requestedById', 'startsAt', 'id'])
export class BookingRow extends ApplicationRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  /** requested, approved, rejected, cancelled, keyIssued, keyReturned */
  @Column({ type: 'text' }) status: string;
  @Column({ type: 'text', nullable: true }) decidedById: string | null;
  @Column({ type: 'text', nullable: true }) decidedAt: string | null;
  /** Why it was rejected or cancelled. */
  @Column({ type: 'text', nullable: true }) decisionReason: string | null;
  /** Cleaned before the key comes back (规定§11). */
  @Column({ type: 'text', nullable: true }) cleanedAt: string | null;
  @Column({ type: 'text', nullable: true }) cleanedById: string | null;
  /** 登记备案 by the administrator, between approval and key (规定§11). */
  @Column({ type: 'text', nullable: true }) registeredAt: string | null;
  @Column({ type: 'text', nullable: true }) registeredById: string | null;
  /** 需补充: set until who asked has answered; question and answer are lines of `booking_events`. */
  @Column({ type: 'text', nullable: true }) moreAskedAt: string | null;
}
