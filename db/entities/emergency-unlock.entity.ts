import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The door opened outside every booking, by two people and for a reason; rows are never changed. */
@Entity('emergency_unlocks')
export class EmergencyUnlockRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) roomId: string;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) reason: string;
  @Column({ type: 'text' }) firstId: string;
  @Column({ type: 'text' }) secondId: string;
}
