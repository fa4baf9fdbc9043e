import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A signature or thumbprint of the questioned person, bound to the hash of the text it stands under. */
@Entity('signings')
export class SigningRow {
  @PrimaryColumn({ type: 'text' }) sessionId: string;
  /** signature or thumbprint */
  @PrimaryColumn({ type: 'text' }) kind: string;
  /** data: URL of the PNG. */
  @Column({ type: 'text' }) image: string;
  @Column({ type: 'text' }) device: string;
  @Column({ type: 'text' }) textHash: string;
}
