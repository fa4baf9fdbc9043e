import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** 规定§4: the first responsible person of a room; the newest row holds, none is ever changed. */
@Entity('room_responsibles')
export class RoomResponsibleRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) roomId: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) position: string;
  @Column({ type: 'text' }) registeredAt: string;
  @Column({ type: 'text' }) registeredById: string;
}
