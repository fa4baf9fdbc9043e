import type { StoryCamera } from '../disc-story';
import { button, el, icon } from '../dom';
import { beijing, clockOf, lengthOf } from '../format';
import { speeds, type RoomPlayer } from '../player/room-player';
import { say } from '../words';

const playPath = 'M8 5.500v13l10.500-6.500Z';
const pausePath = 'M8.500 5.500v13M15.500 5.500v13';

export interface TransportParts {
  readonly player: RoomPlayer;
  readonly cameras: readonly StoryCamera[];
  /** Timeline ms of marks and events, in order. */
  readonly stops: readonly number[];
  readonly zeroMs: number;
  readonly startedAtMs: number;
}

/** Play, speed, sound, and where we are. */
export class TransportView {
  readonly element: HTMLElement;
  private readonly playButton: HTMLButtonElement;
  private readonly clock = el('output', { class: 'clock', 'aria-label': say('player.recordingTime') });
  private readonly wall = el('span', { class: 'wall' });
  private shownPlaying: boolean | undefined;

  constructor(private readonly parts: TransportParts) {
    const { player } = parts;
    this.playButton = button({ class: 'primary play', id: 'play' }, () => player.toggle());
    const by = (ms: number) => () => player.seek(player.clock.atMs + ms);
    this.element = el(
      'div',
      { class: 'transport' },
      this.playButton,
      button({}, by(-5000), say('player.back')),
      button({}, by(5000), say('player.forward')),
      button({}, () => player.step(-1), say('player.frameBack')),
      button({ id: 'frame-forward' }, () => player.step(1), say('player.frameForward')),
      choice(
        'speed',
        say('player.speed'),
        speeds.map((speed) => [String(speed), `${speed}×`] as const),
        '1',
        (speed) => {
          player.clock.rate = Number(speed);
        },
      ),
      el('div', { class: 'when' }, this.clock, this.wall),
      el('div', { class: 'space' }),
      button({}, () => this.toStop(-1), say('player.previous')),
      button({}, () => this.toStop(1), say('player.next')),
      this.soundChoice(),
    );
    this.show();
  }

  show(): void {
    const { player, zeroMs, startedAtMs } = this.parts;
    const { atMs, lengthMs } = player.clock;
    setText(this.clock, clockOf(atMs - zeroMs));
    setText(this.wall, say('player.wall', { time: beijing(startedAtMs + atMs), length: lengthOf(lengthMs) }));
    if (player.playing === this.shownPlaying) return;
    this.shownPlaying = player.playing;
    this.playButton.replaceChildren(icon(player.playing ? pausePath : playPath), say(player.playing ? 'player.pause' : 'player.play'));
  }

  private soundChoice(): HTMLElement {
    const { cameras, player } = this.parts;
    // A room's own microphone is made to be heard.
    const first = cameras.find((camera) => camera.isMicrophone) ?? cameras[0];
    player.listenTo(first?.id);
    const options = [...cameras.map(({ id, name }) => [id, name] as const), ['', say('player.mute')] as const];
    return choice('sound', say('player.sound'), options, first?.id ?? '', (id) => player.listenTo(id === '' ? undefined : id));
  }

  private toStop(direction: 1 | -1): void {
    const { player, stops } = this.parts;
    const { atMs } = player.clock;
    const next = direction === 1 ? stops.find((stop) => stop > atMs + 200) : [...stops].reverse().find((stop) => stop < atMs - 1000);
    if (next !== undefined) player.seek(next);
  }
}

function choice(
  id: string,
  label: string,
  options: readonly (readonly [value: string, words: string])[],
  first: string,
  onChange: (value: string) => void,
): HTMLElement {
  const select = el('select', { id }, ...options.map(([value, words]) => el('option', { value, selected: value === first }, words)));
  select.addEventListener('change', () => onChange(select.value));
  return el('label', { class: 'choice' }, label, select);
}

function setText(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}
