import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** 规定§10: one entry into the room; only the leaving is added later. */
@Entity('admissions')
export class AdmissionRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) roomId: string;
  @Column({ type: 'text', nullable: true }) bookingId: string | null;
  /** staff, authorised, approved, unlisted */
  @Column({ type: 'text' }) standing: string;
  /** Empty where nobody knows who came in. */
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text', nullable: true }) kind: string | null;
  @Column({ type: 'text' }) organisation: string;
  @Column({ type: 'text', nullable: true }) personId: string | null;
  @Column({ type: 'text', nullable: true }) authorisationId: string | null;
  /** The officer who leads an outside person in. */
  @Column({ type: 'text', nullable: true }) escortId: string | null;
  @Column({ type: 'text' }) reason: string;
  @Column({ type: 'text', nullable: true }) approvedById: string | null;
  @Column({ type: 'text', nullable: true }) approvedAt: string | null;
  /** Empty where the room itself saw it. */
  @Column({ type: 'text', nullable: true }) registeredById: string | null;
  @Column({ type: 'text' }) enteredAt: string;
  @Column({ type: 'text', nullable: true }) leftAt: string | null;
}
