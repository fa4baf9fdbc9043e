export interface BenchRow {
  id: string;
  name: string;
  goal: string;
  unit: string;
  samples: readonly number[];
  limits: readonly number[];
  ratio: number;
  met: boolean;
}
