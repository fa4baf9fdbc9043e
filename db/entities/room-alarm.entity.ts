import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What the room called for help or attention about; answered once, by whom and with what words. */
@Entity('room_alarms')
export class RoomAlarmRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) roomId: string;
  /** duress, unlisted-entry, tamper, door-held */
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) raisedAt: string;
  /** The line of the admission register that an unlisted entry made. */
  @Column({ type: 'integer', nullable: true }) admission: number | null;
  @Column({ type: 'text', nullable: true }) answeredAt: string | null;
  @Column({ type: 'text', nullable: true }) answeredById: string | null;
  @Column({ type: 'text', nullable: true }) answer: string | null;
}
