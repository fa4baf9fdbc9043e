import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { ApplicationRow } from './application.entity';

/** An application for a time that is taken; becomes a booking in its turn when the time is free. */
@Entity('waiting_list')
export class WaitingRow extends ApplicationRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  /** JSON of who else is named; rows of `booking_persons` once it is a booking. */
  @Column({ type: 'text' }) attendees: string;
  /** The booking that it became. */
  @Column({ type: 'text', nullable: true }) bookingId: string | null;
  @Column({ type: 'text', nullable: true }) promotedAt: string | null;
  /** When who asked took note of it. */
  @Column({ type: 'text', nullable: true }) toldAt: string | null;
  @Column({ type: 'text', nullable: true }) withdrawnAt: string | null;
}
