/** Something in room.json that is wrong, and what was expected there. */
export interface Contradiction {
  readonly field: string;
  readonly problem: string;
  readonly expected: string;
}
