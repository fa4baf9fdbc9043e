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
  /** Of a new line between others: the line that it follows, by its id or, while it has none, by its draft. */
  readonly after?: { readonly id: string | undefined; readonly key: number | undefined } | undefined;
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

/** What must still be written; undefined when the store holds it already or there is nothing to hold. A stored line without text is struck. */
export function unsaved(draft: Draft, saved: Saved | undefined, after?: string): TranscriptLineDraft | undefined {
  const text = draft.text.trim();
  const id = saved?.id ?? draft.id;
  if (text === '' && id === undefined) return undefined;
  if (saved?.text === text && (saved.kind === draft.kind || text === '')) return undefined;
  return { id, kind: draft.kind, text, ...(id === undefined && after !== undefined && { after }) };
}

/** The line that is being written, in the list; its words are not the list's. */
export type Current = Pick<Draft, 'key' | 'id' | 'after'>;

/** A row of the 笔录 as the console shows it: a line as stored, one that was left and may not be stored yet, or the one being written. */
export type Row = TranscriptLineView | Draft | 'current';

export function isDraft(row: Row): row is Draft {
  return typeof row === 'object' && 'key' in row;
}

/** The store's lines with the drafts in their places: what was typed is never out of sight, saved or not. */
export function rowsOf(lines: readonly TranscriptLineView[], left: readonly Draft[], current: Current): readonly Row[] {
  const drafts = new Map(left.flatMap((draft) => (draft.id === undefined ? [] : [[draft.id, draft]])));
  const isOpen = current.id !== undefined && lines.some(({ id }) => id === current.id);
  const rows: Row[] = lines.flatMap((line): Row[] => {
    if (isOpen && line.id === current.id) return ['current'];
    const draft = drafts.get(line.id);
    drafts.delete(line.id);
    return draft ? (draft.text.trim() === '' ? [] : [draft]) : [line];
  });
  for (const draft of left) if (draft.id === undefined || drafts.has(draft.id)) put(rows, draft, draft.after);
  if (!isOpen) put(rows, 'current', current.after);
  return rows;
}

function put(rows: Row[], row: Row, after: Draft['after']): void {
  const at = after ? rows.findLastIndex((other) => isAt(other, after)) : -1;
  rows.splice(at < 0 ? rows.length : at + 1, 0, row);
}

function isAt(row: Row, after: NonNullable<Draft['after']>): boolean {
  if (row === 'current') return false;
  return isDraft(row) && row.key === after.key ? true : row.id !== undefined && row.id === after.id;
}
