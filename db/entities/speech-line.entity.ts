import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 语音草稿: what a machine heard, from when to when; no part of the 笔录, and who took it over when. */
@Entity('speech_lines')
@Index('speech_lines_by_session', ['sessionId', 'number'])
@Index('speech_lines_once', ['sessionId', 'fromAt'], { unique: true })
export class SpeechLineRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  @Column({ type: 'text' }) fromAt: string;
  @Column({ type: 'text' }) toAt: string;
  @Column({ type: 'text' }) text: string;
  @Column({ type: 'text', nullable: true }) takenAt: string | null;
  @Column({ type: 'text', nullable: true }) takenById: string | null;
}
