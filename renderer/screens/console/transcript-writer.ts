import type { Instant } from '../../components/instant';
import type { TranscriptLineDraft, TranscriptLineView, TranscriptNews } from '../../../services/contract/sessions';
import { draftAfter, draftOf, isDraft, rowsOf, unsaved } from './draft';
import type { Draft, Row, Saved } from './draft';

export interface Sheet {
  readonly current: Draft;
  /** Lines already left that the session doesn't show yet as they were left. */
  readonly left: readonly Draft[];
  readonly savedAt: Instant | undefined;
  readonly error: unknown;
}

/** The store, as a writer needs it. */
export interface TranscriptStore {
  write(line: TranscriptLineDraft): Promise<TranscriptLineView>;
  undo(direction: 'back' | 'forward'): Promise<TranscriptNews | undefined>;
}

/** The 笔录 while it is written. A line saves itself at its first character, so that its time is right, and then with every `flush`; saves never overtake each other. */
export class TranscriptWriter {
  private sheet: Sheet;
  private readonly stored = new Map<number, Saved>();
  private readonly listeners = new Set<() => void>();
  private tail: Promise<boolean> = Promise.resolve(true);
  private lastKey = 0;

  constructor(
    private readonly store: TranscriptStore,
    private lines: readonly TranscriptLineView[],
    private readonly minutes: boolean,
  ) {
    this.sheet = { current: draftAfter(lines, 0, minutes), left: [], savedAt: undefined, error: undefined };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly now = (): Sheet => this.sheet;

  /** What the session shows by now; what was left and stands in it needs no copy. */
  see(lines: readonly TranscriptLineView[]): void {
    this.lines = lines;
    const shown = new Map(lines.map((line) => [line.id, line]));
    const left = this.sheet.left.filter((draft) => {
      if (this.unsaved(draft)) return true;
      const line = draft.id === undefined ? undefined : shown.get(draft.id);
      return draft.text.trim() === '' ? line !== undefined : line?.text !== draft.text.trim() || line.kind !== draft.kind;
    });
    if (left.length !== this.sheet.left.length) this.show({ left });
  }

  readonly change = (part: Partial<Pick<Draft, 'kind' | 'text'>>): void => {
    const { current } = this.sheet;
    const begins = current.begunAt === undefined && (part.text ?? '').trim() !== '';
    this.show({ current: { ...current, ...part, begunAt: begins ? new Date().toISOString() : current.begunAt } });
    if (begins) void this.flush();
  };

  /** Enter: leaves the line and begins the next one, at the end. */
  readonly next = (): void => {
    const { current } = this.sheet;
    if (current.text.trim() === '') return;
    const rows = this.rows();
    if (rows.at(-1) === 'current') this.leave((key) => draftAfter([current], key, this.minutes));
    else
      this.leave((key) =>
        draftAfter(
          rows.flatMap((row) => (row === 'current' ? [current] : [row])),
          key,
          this.minutes,
        ),
      );
  };

  /** A question in a line of its own: the empty one that is open, or the next. */
  readonly ask = (words: string): void => {
    this.next();
    this.change({ kind: 'question', text: words });
  };

  /** Begins a line behind the one that is open. */
  readonly insert = (): void => {
    const { current } = this.sheet;
    if (current.text.trim() === '') return;
    this.leave((key) => ({ ...draftAfter([current], key, this.minutes), after: { id: current.id, key: current.key } }));
  };

  /** Goes to another line; a note of the system can't be opened. */
  readonly open = (row: Row): void => {
    if (row === 'current') return;
    this.leave((key) => {
      if (isDraft(row)) return row;
      this.stored.set(key, row);
      return draftOf(row, key);
    });
  };

  /** To the line above or below; whether there is one. */
  readonly move = (step: -1 | 1): boolean => {
    const rows = this.rows();
    const at = rows.indexOf('current');
    const side = step < 0 ? rows.slice(0, at).reverse() : rows.slice(at + 1);
    const target = side.find((row) => row !== 'current' && (this.minutes || row.kind !== 'note'));
    if (target) this.open(target);
    else if (step > 0) this.next();
    return target !== undefined;
  };

  /** The last change of any line, also of before a restart. */
  readonly undo = async (direction: 'back' | 'forward'): Promise<void> => {
    if (!(await this.flush())) return;
    try {
      const news = await this.store.undo(direction);
      if (!news) return;
      this.show({ left: [] });
      if (news.struck) {
        const { current } = this.sheet;
        const others = this.lines.filter(({ id }) => id !== current.id);
        if (current.id === news.line.id) this.show({ current: draftAfter(others, this.newKey(), this.minutes) });
        return;
      }
      const key = this.newKey();
      this.stored.set(key, news.line);
      this.show({ current: draftOf(news.line, key) });
    } catch (refused) {
      this.show({ error: refused });
    }
  };

  /** Writes everything; resolves to whether the store holds it all. */
  readonly flush = (): Promise<boolean> => {
    this.tail = this.tail.then(async () => {
      let all = true;
      for (const draft of [...this.sheet.left, this.sheet.current]) all = (await this.save(draft)) && all;
      return all;
    });
    return this.tail;
  };

  private rows(): readonly Row[] {
    return rowsOf(this.lines, this.sheet.left, this.sheet.current);
  }

  /** The line being left stays in sight until the session shows it. */
  private leave(turnTo: (key: number) => Draft): void {
    const { current, left } = this.sheet;
    const opened = turnTo(this.newKey());
    const kept = current.text.trim() === '' && current.id === undefined ? [] : [current];
    this.show({ current: opened, left: [...left.filter(({ key }) => key !== opened.key), ...kept] });
    void this.flush().then(() => this.see(this.lines));
  }

  private newKey(): number {
    this.lastKey += 1;
    return this.lastKey;
  }

  private unsaved(draft: Draft): TranscriptLineDraft | undefined {
    const { after } = draft;
    const follows = after && (after.id ?? (after.key === undefined ? undefined : this.stored.get(after.key)?.id));
    return unsaved(draft, this.stored.get(draft.key), follows);
  }

  private async save(draft: Draft): Promise<boolean> {
    const line = this.unsaved(draft);
    if (!line) return true;
    try {
      const { id, at } = await this.store.write(line);
      this.stored.set(draft.key, { id, kind: line.kind, text: line.text });
      const named = (each: Draft): Draft => (each.key === draft.key ? { ...each, id, begunAt: at } : each);
      this.show({
        ...{ current: named(this.sheet.current), left: this.sheet.left.map(named) },
        ...{ savedAt: new Date().toISOString(), error: undefined },
      });
      this.see(this.lines);
      return true;
    } catch (refused) {
      this.show({ error: refused });
      return false;
    }
  }

  private show(part: Partial<Sheet>): void {
    this.sheet = { ...this.sheet, ...part };
    for (const listener of this.listeners) listener();
  }
}
