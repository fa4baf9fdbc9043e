import { canonicalJson } from './canonical-json';
import { interviewFileName } from './sealed-interview';
import type { Finding } from './verification';

export interface SignedLine {
  readonly kind: string;
  readonly at: string;
  readonly text: string;
  readonly corrections: readonly { readonly oldText: string; readonly at: string }[];
}
export interface SignedRecord {
  readonly outcome: string;
  /** By the keys of its form. */
  readonly facts: Readonly<Record<string, string>>;
}

/** What a signature under the whole is bound to by its SHA-256: kind, time and text of every line with its corrections, and what a closing act has written. */
export function signedText(lines: readonly SignedLine[], record?: SignedRecord): string {
  const written = lines.map(
    ({ kind, at, text, corrections }) => `${JSON.stringify([kind, at, text, corrections.map((each) => [each.oldText, each.at])])}\n`,
  );
  return `${written.join('')}${record ? canonicalJson({ outcome: record.outcome, facts: record.facts }) : ''}`;
}

export interface BrokenSigning {
  /** As in interview.json: page, signature, thumbprint, correction, officer, companion, review. */
  readonly kind: string;
  /** Of a page. */
  readonly page: number | undefined;
  readonly detail: string;
}

/**
 * Signatures of interview.json that don't fit the text they stand under: a page by what it said, those of the whole by the lines as they are there.
 * Takes any value: a file that was changed may hold anything. A struck signature is bound to its own page and to nothing else; a review
 * may have been opened again.
 */
export async function brokenSignings(interview: unknown, sha256: (text: string) => Promise<string>): Promise<readonly BrokenSigning[]> {
  const told = fields(interview);
  const signings = list(told['signings']);
  if (signings.length === 0) return [];
  const whole = await sha256(signedText(list(told['lines']).map(lineOf), recordOf(told['closing'])));
  const broken: BrokenSigning[] = [];
  for (const signing of signings) {
    const kind = text(signing['kind']);
    if (kind === 'page') {
      const page = typeof signing['page'] === 'number' ? signing['page'] : undefined;
      const now = await sha256(text(signing['content']));
      if (now !== signing['pageSha256'])
        broken.push({ kind, page, detail: `the page's text has SHA-256 ${now}, signed was ${text(signing['pageSha256'])}` });
    } else if (kind !== 'review' && text(signing['textSha256']) !== whole) {
      broken.push({ kind, page: undefined, detail: `the text has SHA-256 ${whole}, signed was ${text(signing['textSha256'])}` });
    }
  }
  return broken;
}

/** The same as findings of a verification. */
export async function signingFindings(interview: unknown, sha256: (text: string) => Promise<string>): Promise<readonly Finding[]> {
  return (await brokenSignings(interview, sha256)).map(({ kind, page, detail }) => ({
    code: 'signing.broken',
    file: interviewFileName,
    detail: `${kind}${page === undefined ? '' : ` ${page}`}: ${detail}`,
  }));
}

type Fields = Readonly<Record<string, unknown>>;
const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {});
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fields) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function lineOf(line: Fields): SignedLine {
  const corrections = list(line['corrections']).map((each) => ({ oldText: text(each['oldText']), at: text(each['at']) }));
  return { kind: text(line['kind']), at: text(line['at']), text: text(line['text']), corrections };
}

function recordOf(closing: unknown): SignedRecord | undefined {
  const { outcome, facts } = fields(closing);
  if (typeof outcome !== 'string') return undefined;
  return { outcome, facts: Object.fromEntries(list(facts).map((fact) => [text(fact['key']), text(fact['text'])])) };
}
