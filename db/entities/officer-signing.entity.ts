import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An officer's signature by the own PIN under the 笔录 as it stood. */
@Entity('officer_signings')
export class OfficerSigningRow {
  @PrimaryColumn({ type: 'text' }) sessionId: string;
  @PrimaryColumn({ type: 'text' }) personId: string;
  @Column({ type: 'text' }) at: string;
  @Column({ type: 'text' }) textHash: string;
}
