import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What changed in a line after its month was closed; it stands beside the set, which stays as it is. */
@Entity('register_corrections')
export class RegisterCorrectionRow {
  @PrimaryColumn({ type: 'text' }) roomId: string;
  @PrimaryColumn({ type: 'text' }) month: string;
  @PrimaryColumn({ type: 'integer' }) number: number;
  @Column({ type: 'integer' }) lineSeq: number;
  @Column({ type: 'text' }) columnKey: string;
  /** row: the row itself went on (a key came back in the next month); person: somebody wrote a correction. */
  @Column({ type: 'text' }) origin: string;
  @Column({ type: 'text' }) oldText: string;
  @Column({ type: 'text' }) newText: string;
  @Column({ type: 'text' }) at: string;
  /** A person's id, or system. */
  @Column({ type: 'text' }) actor: string;
  /** In words; of a row's own change the action of the audit log. */
  @Column({ type: 'text' }) reason: string;
}
