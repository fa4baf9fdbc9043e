import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 规定§9: somebody's leave to enter, with the paper that it rests on and its term. */
@Entity('authorisations')
export class AuthorisationRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) name: string;
  /** As of booking persons. */
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) organisation: string;
  @Column({ type: 'text' }) idNumber: string;
  /** The paper: its title and number. */
  @Column({ type: 'text' }) document: string;
  /** Whose account it is, when it is one of ours. */
  @Column({ type: 'text', nullable: true }) personId: string | null;
  @Column({ type: 'text' }) validFrom: string;
  @Column({ type: 'text' }) validUntil: string;
  @Column({ type: 'text' }) registeredAt: string;
  @Column({ type: 'text' }) registeredById: string;
  @Column({ type: 'text', nullable: true }) revokedAt: string | null;
  @Column({ type: 'text', nullable: true }) revokedById: string | null;
  @Column({ type: 'text', nullable: true }) revokedReason: string | null;
  /** The paper's own file, stored under this name, and how it was called where it came from. */
  @Column({ type: 'text', nullable: true }) paperSha256: string | null;
  @Column({ type: 'text', nullable: true }) paperName: string | null;
}
