import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The room's temperature and humidity from `at` on, until the session's next reading; null while the sensor doesn't answer or isn't fitted. */
@Entity('climate_readings')
@Index('climate_readings_by_session', ['sessionId'])
export class ClimateReadingRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) sessionId: string;
  @Column({ type: 'text' }) at: string;
  /** °C */
  @Column({ type: 'real', nullable: true }) temperatureC: number | null;
  /** % relative */
  @Column({ type: 'real', nullable: true }) humidityPercent: number | null;
}
