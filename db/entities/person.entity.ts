import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('people')
export class PersonRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) role: string;
  @Column({ type: 'text' }) department: string;
  /** 执法证件编号, empty when there is none. */
  @Column({ type: 'text' }) badgeNumber: string;
  /** yyyy-mm-dd, the last day on which the certificate is valid (制度§4). */
  @Column({ type: 'text', nullable: true }) certificateValidUntil: string | null;
  /** female, male; null where nobody has said: then it is asked when a woman has to take part. */
  @Column({ type: 'text', nullable: true }) sex: string | null;
  /** scrypt PHC string. */
  @Column({ type: 'text' }) pinHash: string;
  @Column({ type: 'integer', default: 0 }) failedTries: number;
  @Column({ type: 'text', nullable: true }) lockedUntil: string | null;
  /** Only in the simulated room, so that a visitor can sign in. */
  @Column({ type: 'text', nullable: true }) demoPin: string | null;
  @Column({ type: 'integer' }) rosterOrder: number;
  /** Since when the person no longer belongs to the room's people; ISO 8601. */
  @Column({ type: 'text', nullable: true }) retiredAt: string | null;
}
