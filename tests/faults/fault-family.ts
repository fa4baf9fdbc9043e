import type { FaultReport } from './fault-report';

export interface FamilyOptions {
  /** How many faults to inject. */
  readonly n: number;
  readonly seed: number;
  /** An empty folder that is removed afterwards. */
  readonly scratch: string;
  readonly report: FaultReport;
  readonly log: (line: string) => void;
}

/** Faults of one kind. */
export interface FaultFamily {
  readonly name: string;
  /** Of the long form, unless told otherwise. */
  readonly n: number;
  /** Why it can't run here; undefined when it can. */
  readonly unavailable?: (scratch: string) => string | undefined;
  readonly run: (options: FamilyOptions) => Promise<void>;
}
