import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Two discs of one sealed recording (制度§20). A number is never used again, also when the pair is void. */
@Entity('disc_pairs')
@Unique('one_number_a_year', ['year', 'number'])
export class DiscPairRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) sessionId: string;
  @Column({ type: 'integer' }) year: number;
  @Column({ type: 'integer' }) number: number;
  /** burning, verified, void, certified */
  @Column({ type: 'text' }) state: string;
  @Column({ type: 'text' }) startedAt: string;
  @Column({ type: 'text' }) burnedById: string;
  @Column({ type: 'text', nullable: true }) imageSha256: string | null;
  @Column({ type: 'integer', nullable: true }) imageBytes: number | null;
  /** JSON of the two DiscCopyView. */
  @Column({ type: 'text' }) copies: string;
  @Column({ type: 'text', nullable: true }) certifiedAt: string | null;
  @Column({ type: 'text', nullable: true }) certifiedById: string | null;
}
