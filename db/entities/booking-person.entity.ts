import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody named in an application besides who asks and who is questioned (规定§8). */
@Entity('booking_persons')
export class BookingPersonRow {
  @PrimaryColumn({ type: 'text' }) bookingId: string;
  @PrimaryColumn({ type: 'integer' }) ordinal: number;
  @Column({ type: 'text' }) name: string;
  /** officer, leader, legal-representative, authorised-person, party, expert, lawyer, technician */
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) organisation: string;
  @Column({ type: 'text', nullable: true }) personId: string | null;
}
