import type { Instant } from '../../components/instant';
import type { LineKind, TranscriptLineDraft, TranscriptLineView } from '../../../services/contract/sessions';

/** A line while it is being written. `key` tells drafts apart before the first save gives an id. */
export interface Draft {
  readonly key: number;
  readonly id: string | undefined;
  readonly kind: LineKind;
  readonly text: string;
  /** When its first character was typed; the store's time replaces it. */
  readonly begunAt: Instant | undefined;
}

/** What the store holds of a draft. */
export type Saved = Pick<TranscriptLineView, 'id' | 'kind' | 'text'>;

export function otherKind(kind: LineKind): LineKind {
  return kind === 'question' ? 'answer' : 'question';
}

/** An empty line after what was said last: question and answer take turns; minutes have one kind of line. */
export function draftAfter(lines: readonly { readonly kind: LineKind }[], key: number, minutes = false): Draft {
  const last = lines.findLast((line) => line.kind !== 'note');
  const kind = minutes ? 'note' : last ? otherKind(last.kind) : 'question';
  return { key, id: undefined, kind, text: '', begunAt: undefined };
}

export function draftOf(line: TranscriptLineView, key: number): Draft {
  return { key, id: line.id, kind: line.kind, text: line.text, begunAt: line.at };
}

/** What must still be written; undefined when the store holds it already or there is nothing to hold. */
export function unsaved(draft: Draft, saved: Saved | undefined): TranscriptLineDraft | undefined {
  const text = draft.text.trim();
  if (text === '') return undefined;
  if (saved?.text === text && saved.kind === draft.kind) return undefined;
  return { id: saved?.id ?? draft.id, kind: draft.kind, text };
}

/** A row of the 笔录 as the console shows it. */
export type Row =
  | { readonly kind: 'line'; readonly line: TranscriptLineView }
  | { readonly kind: 'left'; readonly draft: Draft }
  | { readonly kind: 'current'; readonly draft: Draft; readonly at: Instant | undefined };

/** The store's lines with the drafts in their places: what was typed is never out of sight, saved or not. */
export function rowsOf(lines: readonly TranscriptLineView[], left: readonly Draft[], current: Draft | undefined): readonly Row[] {
  const stored = new Set(lines.map((line) => line.id));
  const leftById = new Map(left.map((draft) => [draft.id, draft]));
  const rows = lines.map((line): Row => {
    if (current && current.id === line.id) return { kind: 'current', draft: current, at: line.at };
    const draft = leftById.get(line.id);
    return { kind: 'line', line: draft ? { ...line, kind: draft.kind, text: draft.text } : line };
  });
  const waiting = left.filter((draft) => draft.id === undefined || !stored.has(draft.id)).map((draft): Row => ({ kind: 'left', draft }));
  const open: readonly Row[] =
    current && (current.id === undefined || !stored.has(current.id)) ? [{ kind: 'current', draft: current, at: current.begunAt }] : [];
  return [...rows, ...waiting, ...open];
}
