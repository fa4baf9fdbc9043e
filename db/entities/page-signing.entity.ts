import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The questioned person's signature under one page of the 笔录, with what that page said. */
@Entity('page_signings')
@Index('page_signings_by_session', ['sessionId'])
export class PageSigningRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  /** From 1. */
  @Column({ type: 'integer' }) page: number;
  /** data: URL of the PNG; empty where it was signed on paper in view of the cameras. */
  @Column({ type: 'text' }) image: string;
  /** JSON: strokes of points [x, y, pressure, ms since 1970]; `[]` on paper. */
  @Column({ type: 'text' }) strokes: string;
  /** signature-pad, paper */
  @Column({ type: 'text' }) device: string;
  @Column({ type: 'text' }) at: string;
  /** Canonical JSON of what the page said. */
  @Column({ type: 'text' }) content: string;
  @Column({ type: 'text' }) pageHash: string;
  /** Of the whole 笔录 at that moment. */
  @Column({ type: 'text' }) textHash: string;
  /** The page was changed after it was signed. */
  @Column({ type: 'text', nullable: true }) voidedAt: string | null;
}
