import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 规定§18: a stretch of a recording that somebody watched; rows are never changed. */
@Entity('viewings')
@Index('viewings_by_session', ['sessionId', 'personId'])
export class ViewingRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  @Column({ type: 'text' }) personId: string;
  /** When it was reported. */
  @Column({ type: 'text' }) at: string;
  /** Of the recording: instants of what was seen. */
  @Column({ type: 'text' }) fromAt: string;
  @Column({ type: 'text' }) toAt: string;
}
