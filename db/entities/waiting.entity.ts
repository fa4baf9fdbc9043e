import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An application for a time that is taken; becomes a booking in its turn when the time is free. */
@Entity('waiting_list')
export class WaitingRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) roomId: string;
  @Column({ type: 'text' }) purpose: string;
  @Column({ type: 'text' }) startsAt: string;
  @Column({ type: 'text' }) endsAt: string;
  @Column({ type: 'text' }) caseNumber: string;
  @Column({ type: 'text' }) caseName: string;
  @Column({ type: 'text' }) questionedName: string;
  @Column({ type: 'text' }) questionedRole: string;
  @Column({ type: 'text' }) questionedPosition: string;
  @Column({ type: 'text' }) questionedIdNumber: string;
  @Column({ type: 'text' }) department: string;
  @Column({ type: 'text' }) requestedById: string;
  @Column({ type: 'text' }) requestedAt: string;
  /** The booking that it became. */
  @Column({ type: 'text', nullable: true }) bookingId: string | null;
  @Column({ type: 'text', nullable: true }) promotedAt: string | null;
  /** When who asked took note of it. */
  @Column({ type: 'text', nullable: true }) toldAt: string | null;
  @Column({ type: 'text', nullable: true }) withdrawnAt: string | null;
}
