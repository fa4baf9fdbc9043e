export interface OverlapOrder {
  readonly file: string;
  /** How many writers in this process. */
  readonly writers: number;
}
export type WriterOutcome = 'won' | 'refused' | `broke: ${string}`;
export type OverlapWord =
  { readonly kind: 'ready' } | { readonly kind: 'round'; readonly round: number; readonly outcomes: readonly WriterOutcome[] };
export interface OverlapRound {
  readonly round: number;
  readonly startsAt: number;
  /** By how many minutes each writer's time begins later. */
  readonly shifts: readonly number[];
}
