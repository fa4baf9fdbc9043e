import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 规定§21: a leader's message into a running session, or the order to stop, and who took note of it when. */
@Entity('supervision_orders')
@Index('supervision_orders_by_session', ['sessionId', 'number'])
export class SupervisionOrderRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  /** message, stop */
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) text: string;
  @Column({ type: 'text' }) sentAt: string;
  @Column({ type: 'text' }) sentById: string;
  @Column({ type: 'text', nullable: true }) acknowledgedAt: string | null;
  @Column({ type: 'text', nullable: true }) acknowledgedById: string | null;
}
