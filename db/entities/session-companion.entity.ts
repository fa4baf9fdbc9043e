import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody who is there for the questioned person's sake: a minor's guardian, a woman for a girl, an interpreter. */
@Entity('session_companions')
@Index('companions_by_session', ['sessionId'])
export class SessionCompanionRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  /** guardian, suitable-adult, interpreter, woman-officer */
  @Column({ type: 'text' }) role: string;
  @Column({ type: 'text' }) name: string;
  /** To the questioned person, such as 母亲; empty of an interpreter or officer. */
  @Column({ type: 'text' }) relation: string;
  @Column({ type: 'text' }) organisation: string;
  /** What an interpreter speaks, such as 手语. */
  @Column({ type: 'text' }) language: string;
  @Column({ type: 'text' }) document: string;
  @Column({ type: 'text' }) idNumber: string;
  /** Why a suitable adult stands for the guardian. */
  @Column({ type: 'text' }) ground: string;
  /** Of the agency's own staff. */
  @Column({ type: 'text', nullable: true }) personId: string | null;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) byId: string;
  /** Entered by mistake: the line stays. */
  @Column({ type: 'text', nullable: true }) removedAt: string | null;
  @Column({ type: 'text', nullable: true }) removedById: string | null;
}
