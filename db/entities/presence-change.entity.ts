import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody left the room during a session or came back; rows are never changed. */
@Entity('presence_changes')
@Index('presence_by_session', ['sessionId'])
export class PresenceChangeRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  /** An officer; empty where the sensor saw the whole room empty or no longer so. */
  @Column({ type: 'text', nullable: true }) personId: string | null;
  /** in, out */
  @Column({ type: 'text' }) change: string;
  @Column({ type: 'text' }) at: string;
  /** Who said so; empty for the sensor. */
  @Column({ type: 'text', nullable: true }) byId: string | null;
}
