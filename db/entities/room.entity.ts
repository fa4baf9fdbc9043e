import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A room as room.json last described it; the name printed in a 笔录 comes from here (规定§16). */
@Entity('rooms')
export class RoomRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) place: string;
}
