import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Why a recording is kept for good (制度§20); there may be several reasons, and none is ever taken back by a program. */
@Entity('long_term_keepings')
@Index('long_term_keepings_by_session', ['sessionId'])
export class LongTermKeepingRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  /** objection, obstruction, mass-incident, other */
  @Column({ type: 'text' }) ground: string;
  @Column({ type: 'text' }) words: string;
  @Column({ type: 'text' }) byId: string;
  @Column({ type: 'text' }) at: string;
}
