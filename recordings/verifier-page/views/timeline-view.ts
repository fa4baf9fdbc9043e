import { BEFORE_PRE_ROLL, type Timeline } from '../../playback/timeline';
import { causeWords } from '../cause-words';
import type { DiscStory } from '../disc-story';
import { button, el, icon } from '../dom';
import { clockOf, lengthOf } from '../format';
import type { RoomPlayer } from '../player/room-player';
import { say, sayIfKnown } from '../words';

const flagPath = 'M5 21V4h9l-1.500 3.500L14 11H5';
/** Distances of the axis that read well, ms. */
const distances = [5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600].map((seconds) => seconds * 1000);

export interface TimelineParts {
  readonly timeline: Timeline;
  readonly story: DiscStory;
  readonly player: RoomPlayer;
  readonly zeroMs: number;
  readonly isAltered: (file: string) => boolean;
}

/** All tracks, gaps, marks and lines over one axis; a press goes there. */
export class TimelineView {
  readonly element: HTMLElement;
  private readonly head = el('div', { class: 'playhead' });
  private readonly area: HTMLElement;
  private readonly slider: HTMLElement;

  constructor(private readonly parts: TimelineParts) {
    const { timeline, story } = parts;
    this.slider = el(
      'div',
      { class: 'axis', role: 'slider', tabindex: 0, 'aria-label': say('player.timeline'), 'aria-valuemin': 0 },
      ...this.axis(),
    );
    this.slider.setAttribute('aria-valuemax', String(Math.round(timeline.lengthMs / 1000)));
    const named = (id: string) => story.cameras.find((camera) => camera.id === id)?.name ?? id;
    const rows: readonly (readonly [string, HTMLElement])[] = [
      ['', this.slider],
      ...timeline.tracks.map((track) => [named(track.cameraId), this.cameraRow(track)] as const),
      ...this.momentRows(),
    ];
    this.area = el('div', { class: 'rows' }, ...rows.map(([, row]) => row), this.head);
    this.element = el(
      'div',
      { class: 'timeline' },
      el('div', { class: 'names' }, ...rows.map(([name]) => el('span', {}, name))),
      this.area,
    );
    this.takePresses();
  }

  show(): void {
    const { player, zeroMs } = this.parts;
    const { atMs } = player.clock;
    this.head.style.left = this.percent(atMs);
    const seconds = String(Math.round(atMs / 1000));
    if (this.slider.getAttribute('aria-valuenow') === seconds) return;
    this.slider.setAttribute('aria-valuenow', seconds);
    this.slider.setAttribute('aria-valuetext', clockOf(atMs - zeroMs));
  }

  private axis(): readonly HTMLElement[] {
    const { timeline, zeroMs } = this.parts;
    const every = distances.find((distance) => timeline.lengthMs / distance <= 9) ?? 3_600_000;
    const first = zeroMs - Math.floor(zeroMs / every) * every;
    const count = Math.floor((timeline.lengthMs - first) / every) + 1;
    return Array.from({ length: Math.max(0, count) }, (_, n) => this.at(first + n * every, 'tick', clockOf(first + n * every - zeroMs)));
  }

  private cameraRow(track: Timeline['tracks'][number]): HTMLElement {
    const { isAltered, zeroMs } = this.parts;
    const drawn = track.parts.filter(({ file, soundOnly }) => !soundOnly || isAltered(file));
    const bars = drawn.map((part) => this.stretch(part, isAltered(part.file) ? 'bar altered' : 'bar', part.file));
    const missing = track.gaps.filter(({ cause }) => cause !== BEFORE_PRE_ROLL);
    const gaps = missing.map((gap) => {
      const words = `${say('player.gapLabel', { length: lengthOf(gap.toMs - gap.fromMs) })}，${causeWords(gap.cause)}`;
      const hole = this.stretch(gap, 'gap', `${clockOf(gap.fromMs - zeroMs)}–${clockOf(gap.toMs - zeroMs)}，${words}`);
      hole.append(el('span', {}, words));
      return hole;
    });
    return el('div', { class: 'row track' }, ...bars, ...gaps);
  }

  private momentRows(): readonly (readonly [string, HTMLElement])[] {
    const { story } = this.parts;
    const row = (word: 'track.events' | 'track.marks' | 'track.lines', moments: readonly HTMLElement[]) =>
      moments.length === 0 ? [] : [[say(word), el('div', { class: 'row' }, ...moments)] as const];
    return [
      ...row(
        'track.events',
        story.events.map(({ at, kind }) => this.moment(at, 'event', sayIfKnown(`event.${kind}`) ?? kind, true)),
      ),
      ...row('track.marks', [
        ...story.marks.map(({ at, text }) => this.moment(at, 'mark', text || say('mark.plain'), false)),
        ...story.exhibits.map(({ at, number, name }) => this.moment(at, 'mark', say('mark.exhibit', { number, name }), false)),
      ]),
      ...row(
        'track.lines',
        story.lines.map(({ at, kind, text }) => this.moment(at, `line ${kind}`, text, false)),
      ),
    ];
  }

  /** Something to press; its words are beside it or in its tip. */
  private moment(at: string, look: string, words: string, spelled: boolean): HTMLElement {
    const { timeline, player } = this.parts;
    const ms = Math.min(timeline.lengthMs, Math.max(0, Date.parse(at) - Date.parse(timeline.startedAt)));
    const late = ms > timeline.lengthMs * 0.9 ? ' late' : '';
    const attributes = { class: `moment ${look}${late}`, title: words, 'aria-label': words };
    const drawn = spelled ? el('span', {}, words) : look === 'mark' ? icon(flagPath) : undefined;
    const element = button(attributes, () => player.seek(ms), drawn);
    element.style.left = this.percent(ms);
    return element;
  }

  private stretch(part: { readonly fromMs: number; readonly toMs: number }, look: string, title: string): HTMLElement {
    const element = el('div', { class: look, title });
    element.style.left = this.percent(part.fromMs);
    element.style.width = this.percent(part.toMs - part.fromMs);
    return element;
  }

  private at(ms: number, look: string, words: string): HTMLElement {
    const element = el('span', { class: look }, words);
    element.style.left = this.percent(ms);
    return element;
  }

  private percent(ms: number): string {
    return `${(100 * ms) / Math.max(1, this.parts.timeline.lengthMs)}%`;
  }

  private takePresses(): void {
    const { player, timeline } = this.parts;
    const seekTo = (event: PointerEvent) => {
      const { left, width } = this.area.getBoundingClientRect();
      player.seek(((event.clientX - left) / width) * timeline.lengthMs);
    };
    this.area.addEventListener('pointerdown', (event) => {
      if (event.target instanceof Element && event.target.closest('button')) return;
      this.area.setPointerCapture(event.pointerId);
      seekTo(event);
    });
    this.area.addEventListener('pointermove', (event) => {
      if (this.area.hasPointerCapture(event.pointerId)) seekTo(event);
    });
  }
}
