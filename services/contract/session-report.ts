import type { Instant } from '../../recordings/session/instant';
import type { SessionView } from './sessions';

/** 场次报告: what a session was, in one paper; made before the seal and sealed with the evidence. */
export interface SessionReportView {
  /** Times, conditions, notice, presence, breaks and comfort as they stand at the end. */
  readonly session: SessionView;
  readonly climate: readonly ClimateSpan[];
  /** The worst of each proof of recording. */
  readonly proofs: readonly ProofWorst[];
  /** What is missing of a camera and why; without `to` it lasted to the end. */
  readonly gaps: readonly { readonly camera: string; readonly from: Instant; readonly to: Instant | undefined; readonly cause: string }[];
  readonly madeAt: Instant;
  /** Printed again from the archive: what was sealed is another file. */
  readonly reprint?: true;
}

export interface ClimateSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly temperatureC: Extent | undefined;
  readonly humidityPercent: Extent | undefined;
}
export interface Extent {
  readonly least: number;
  readonly most: number;
}

export type ProofMeasure = 'picture-age' | 'silence' | 'clock-offset' | 'copy-lag' | 'disk-hours';
export interface ProofWorst {
  /** A camera's name; undefined where the measure alone says what it is. */
  readonly camera: string | undefined;
  readonly measure: ProofMeasure;
  readonly value: number;
  readonly at: Instant;
}
