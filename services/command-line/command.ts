/** One thing that technicians ask for. */
export interface Command {
  /** What follows the name, such as `DIR|ISO [--public-key FILE]`. */
  readonly usage: string;
  /** One line an option. */
  readonly help: readonly string[];
  readonly options: Readonly<Record<string, { readonly type: 'string' }>>;
  /** Rejects with `BadArgument` or `CommandFailed` for what can be expected to go wrong. */
  run(given: Given): Promise<Outcome>;
}

export interface Given {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
  /** Progress for the one who waits. */
  readonly say: (line: string) => void;
}

/** `answer` is printed as JSON; `ok: false` makes the exit code 1. */
export interface Outcome {
  readonly ok: boolean;
  readonly answer: object;
}

/** The message is one sentence that names the argument. */
export class BadArgument extends Error {}

/** A failure with a stable code; `details` go into the JSON. */
export class CommandFailed extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: object = {},
  ) {
    super(message);
  }
}

export function oneWord(given: Given, name: string): string {
  const [word, more] = given.words;
  if (word === undefined) throw new BadArgument(`${name} is missing`);
  if (more !== undefined) throw new BadArgument(`${more} is one argument too many`);
  return word;
}

export function noWords(given: Given): void {
  const [word] = given.words;
  if (word !== undefined) throw new BadArgument(`${word} is one argument too many`);
}

export function needed(given: Given, option: string): string {
  return given.options[option] ?? missing(option);
}

export function wholeNumber(option: string, text: string, from: number, to: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= from && value <= to)) throw new BadArgument(`--${option} must be a whole number from ${from} to ${to}, not ${text}`);
  return value;
}

function missing(option: string): never {
  throw new BadArgument(`--${option} is missing`);
}
