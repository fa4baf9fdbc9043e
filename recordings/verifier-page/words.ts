import words from './templates/words.json';

export type Word = keyof typeof words;

/** The sentence of a key with its slots filled. */
export function say(key: Word, values: Readonly<Record<string, string | number>> = {}): string {
  return words[key].replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}

/** The sentence of a key that is made from data, where there is one. */
export function sayIfKnown(key: string, values: Readonly<Record<string, string | number>> = {}): string | undefined {
  return Object.prototype.hasOwnProperty.call(words, key) ? say(key as Word, values) : undefined;
}
