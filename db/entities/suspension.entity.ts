import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 制度§19: a stretch of a session in which by law nothing, or not all, was recorded, with who approved it; only its end is added later, once. */
@Entity('suspensions')
@Index('suspensions_by_session', ['sessionId', 'number'])
export class SuspensionRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  /** all: the session stood still; sound, picture: that alone was not recorded, and the session went on. */
  @Column({ type: 'text', default: 'all' }) scope: string;
  /** A key of the office's list. */
  @Column({ type: 'text' }) ground: string;
  @Column({ type: 'text' }) words: string;
  @Column({ type: 'text' }) approvedById: string;
  /** present: with the own PIN; telephone: by the lead's word. */
  @Column({ type: 'text' }) approval: string;
  @Column({ type: 'text' }) startedById: string;
  @Column({ type: 'text' }) since: string;
  /** Null while it lasts, and where the session ended in it. */
  @Column({ type: 'text', nullable: true }) until: string | null;
  @Column({ type: 'text', nullable: true }) endedById: string | null;
}
