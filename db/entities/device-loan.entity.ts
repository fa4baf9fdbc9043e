import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A device lent to a colleague (制度§17（一）: never passed on without leave); `found` is its state when it came back. */
@Entity('device_loans')
@Index('device_loans_by_device', ['roomId', 'deviceId', 'number'])
export class DeviceLoanRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) roomId: string;
  @Column({ type: 'text' }) deviceId: string;
  @Column({ type: 'text' }) borrowerId: string;
  @Column({ type: 'text' }) purpose: string;
  @Column({ type: 'text' }) lentAt: string;
  @Column({ type: 'text' }) lentById: string;
  /** Date in Shanghai. */
  @Column({ type: 'text' }) dueOn: string;
  @Column({ type: 'text', nullable: true }) returnedAt: string | null;
  @Column({ type: 'text', nullable: true }) returnSeenById: string | null;
  @Column({ type: 'text', nullable: true }) found: string | null;
}
