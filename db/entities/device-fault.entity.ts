import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 故障登记 (制度§17, 规定§22): found, taken out of use, sent for repair, repaired. */
@Entity('device_faults')
export class DeviceFaultRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) roomId: string;
  /** Its name as people in the room know it. */
  @Column({ type: 'text' }) device: string;
  @Column({ type: 'text' }) what: string;
  @Column({ type: 'text' }) foundById: string;
  @Column({ type: 'text' }) foundAt: string;
  @Column({ type: 'text' }) reportedAt: string;
  /** Null while the device goes on being used. */
  @Column({ type: 'text', nullable: true }) outOfUseAt: string | null;
  @Column({ type: 'text', nullable: true }) sentAt: string | null;
  @Column({ type: 'text', nullable: true }) sentById: string | null;
  @Column({ type: 'text', nullable: true }) repairedAt: string | null;
  /** Who repaired it: a name, maybe of a firm. */
  @Column({ type: 'text', nullable: true }) repairedBy: string | null;
  @Column({ type: 'text', nullable: true }) repairSeenById: string | null;
  @Column({ type: 'text', nullable: true }) result: string | null;
  /** Of a device that the room knows; null for one that is known by its name alone. */
  @Column({ type: 'text', nullable: true }) deviceId: string | null;
  /** 规定§22: what the office answered to it. */
  @Column({ type: 'text', nullable: true }) answeredAt: string | null;
  @Column({ type: 'text', nullable: true }) answeredById: string | null;
  @Column({ type: 'text', nullable: true }) answer: string | null;
  /** The self-test that the device passed before it was used again. */
  @Column({ type: 'integer', nullable: true }) repairTest: number | null;
}
