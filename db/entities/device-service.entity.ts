import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One maintenance of a device (制度§17（二）). Append-only. */
@Entity('device_services')
@Index('device_services_by_device', ['roomId', 'deviceId', 'number'])
export class DeviceServiceRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) roomId: string;
  @Column({ type: 'text' }) deviceId: string;
  @Column({ type: 'text' }) doneAt: string;
  @Column({ type: 'text' }) doneById: string;
  @Column({ type: 'text' }) what: string;
}
