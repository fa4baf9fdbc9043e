import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** 钥匙领还登记 (规定§9, §11): every change of hands has two names and a time; rows are never changed. */
@Entity('key_movements')
export class KeyMovementRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) roomId: string;
  @Column({ type: 'text' }) bookingId: string;
  /** issued or returned */
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) fromId: string;
  @Column({ type: 'text' }) toId: string;
  @Column({ type: 'text' }) at: string;
}
