import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 示证: a document or thing that was shown to the person, from when to when. Only its end is added, once. */
@Entity('exhibits')
export class ExhibitRow {
  @PrimaryColumn({ type: 'text' }) sessionId: string;
  /** 证1, 证2 … */
  @PrimaryColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) page: string;
  @Column({ type: 'text' }) shownAt: string;
  @Column({ type: 'text' }) shownById: string;
  /** camera, file; null where there is no picture of it */
  @Column({ type: 'text', nullable: true }) pictureSource: string | null;
  /** Of the camera, or of the file as it was chosen. */
  @Column({ type: 'text', nullable: true }) pictureName: string | null;
  /** Relative to the session's folder. */
  @Column({ type: 'text', nullable: true }) pictureFile: string | null;
  @Column({ type: 'text', nullable: true }) pictureSha256: string | null;
  @Column({ type: 'text', nullable: true }) takenBackAt: string | null;
  @Column({ type: 'text', nullable: true }) takenBackById: string | null;
}
