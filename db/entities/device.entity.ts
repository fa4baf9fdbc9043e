import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 设备台账: a device of a room, as room.json, the device itself and the administrator say (制度§17). */
@Entity('devices')
export class DeviceRow {
  @PrimaryColumn({ type: 'text' }) roomId: string;
  /** Of a camera, microphone or drive the id in room.json. */
  @PrimaryColumn({ type: 'text' }) id: string;
  /** See services/contract/upkeep.ts. */
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) place: string;
  @Column({ type: 'text' }) make: string;
  @Column({ type: 'text' }) model: string;
  @Column({ type: 'text' }) serial: string;
  @Column({ type: 'text' }) firmware: string;
  /** When make, model, serial and firmware were read from the device; null where a person wrote them. */
  @Column({ type: 'text', nullable: true }) readAt: string | null;
  /** Date in Shanghai. */
  @Column({ type: 'text' }) inUseSince: string;
  /** Maintenance plan; null without one. */
  @Column({ type: 'integer', nullable: true }) everyMonths: number | null;
  /** It is no longer of this room. */
  @Column({ type: 'text', nullable: true }) retiredAt: string | null;
}
