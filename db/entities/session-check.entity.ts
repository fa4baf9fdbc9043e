import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One line of the checklist that the officers go through before a session (制度§7); put again, it says who looked last. */
@Entity('session_checks')
export class SessionCheckRow {
  @PrimaryColumn({ type: 'text' }) sessionId: string;
  /** A key of services/interviews/templates/checklist.json. */
  @PrimaryColumn({ type: 'text' }) item: string;
  /** 1 where it is in order. */
  @Column({ type: 'integer' }) ticked: number;
  /** Why not; empty where it is. */
  @Column({ type: 'text' }) reason: string;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) byId: string;
}
