import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** 规定§5, §11: a step of a booking with who and when; rows are never changed. The newest of a kind is what the booking's own columns say. */
@Entity('booking_events')
export class BookingEventRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) bookingId: string;
  /** requested, promoted, more-asked, more-answered, approved, rejected, registered, changed, cancelled, key-issued, cleaned, key-returned */
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) byId: string;
  /** The reason, question, answer or room, as it was given; empty where there is none. */
  @Column({ type: 'text' }) text: string;
  /** JSON of what stood before a change. */
  @Column({ type: 'text', nullable: true }) detail: string | null;
}
