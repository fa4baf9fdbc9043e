/** Something in room.json that is wrong, and what was expected there. */
export interface Contradiction {
  readonly field: string;
  readonly problem: string;
  readonly expected: string;
}

/** An object of room.json before anybody knows whether its fields are right. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
