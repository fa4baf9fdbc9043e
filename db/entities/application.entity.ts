import { Column } from 'typeorm';

/** What an application says (规定§11); a booking and a place in the waiting list say the same. */
export abstract class ApplicationRow {
  @Column({ type: 'text' }) roomId: string;
  @Column({ type: 'text' }) purpose: string;
  /** general, summary, complex-report (规定§3); null where it was asked for before this was asked. */
  @Column({ type: 'text', nullable: true }) procedure: string | null;
  @Column({ type: 'text' }) startsAt: string;
  @Column({ type: 'text' }) endsAt: string;
  @Column({ type: 'text' }) caseNumber: string;
  @Column({ type: 'text' }) caseName: string;
  @Column({ type: 'text' }) questionedName: string;
  @Column({ type: 'text' }) questionedRole: string;
  /** Before the rest was asked, unit and position in one. */
  @Column({ type: 'text' }) questionedPosition: string;
  @Column({ type: 'text', default: 'resident-id' }) questionedDocument: string;
  @Column({ type: 'text' }) questionedIdNumber: string;
  /** Null where the document's number says it, or nobody has. */
  @Column({ type: 'text', nullable: true }) questionedSex: string | null;
  /** yyyy-mm-dd, likewise. */
  @Column({ type: 'text', nullable: true }) questionedBornOn: string | null;
  @Column({ type: 'text', default: '' }) questionedWorkUnit: string;
  @Column({ type: 'text', default: '' }) questionedPhone: string;
  @Column({ type: 'text', default: '' }) questionedAddress: string;
  @Column({ type: 'text', default: '' }) questionedPostcode: string;
  /** Why something of it can't be told. */
  @Column({ type: 'text', default: '' }) questionedWhyIncomplete: string;
  @Column({ type: 'text' }) department: string;
  @Column({ type: 'text' }) requestedById: string;
  @Column({ type: 'text' }) requestedAt: string;
}
