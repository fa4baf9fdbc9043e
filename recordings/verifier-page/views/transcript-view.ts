import type { DiscStory } from '../disc-story';
import { button, el } from '../dom';
import { clockOf } from '../format';
import { say } from '../words';

/** The 笔录 beside the pictures: the present line is marked, a press goes to its moment. */
export class TranscriptView {
  readonly element: HTMLElement;
  private readonly rows: readonly { readonly atMs: number; readonly row: HTMLElement }[];
  private present: HTMLElement | undefined;

  constructor(
    story: DiscStory,
    private readonly zeroMs: number,
    timelineStart: number,
    seek: (atMs: number) => void,
  ) {
    this.rows = story.lines
      .map((line) => ({ line, atMs: Date.parse(line.at) - timelineStart }))
      .sort((a, b) => a.atMs - b.atMs)
      .map(({ line, atMs }) => ({
        atMs,
        row: button(
          { class: `said ${line.kind}` },
          () => seek(atMs),
          el('span', { class: 'said-at' }, clockOf(atMs - this.zeroMs)),
          el('b', {}, say(`transcript.${line.kind}`)),
          el(
            'span',
            { class: 'said-text' },
            line.text,
            ...line.corrections.map(({ oldText }) => el('small', {}, say('transcript.corrected', { text: oldText }))),
          ),
        ),
      }));
    this.element = el(
      'section',
      { class: 'panel transcript' },
      el('h2', {}, say('transcript.title'), this.rows.length > 0 && el('small', {}, say('transcript.hint'))),
      this.rows.length === 0
        ? el('p', { class: 'why' }, say('transcript.none'))
        : el('div', { class: 'said-list' }, ...this.rows.map(({ row }) => row)),
    );
  }

  show(atMs: number, playing: boolean): void {
    const passed = this.rows.filter((line) => line.atMs <= atMs);
    const row = passed[passed.length - 1]?.row;
    if (row === this.present) return;
    this.present?.removeAttribute('aria-current');
    this.present = row;
    row?.setAttribute('aria-current', 'true');
    const list = row?.parentElement;
    // The page itself must not move under the reader.
    if (row && list && playing) list.scrollTop = row.offsetTop - list.offsetTop - (list.clientHeight - row.clientHeight) / 2;
  }
}
