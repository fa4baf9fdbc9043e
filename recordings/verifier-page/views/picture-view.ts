import { causeWords } from '../cause-words';
import type { StoryCamera } from '../disc-story';
import { el, icon } from '../dom';
import { clockOf, lengthOf } from '../format';
import type { CameraPlayer } from '../player/camera-player';
import { say } from '../words';

/** One camera's picture with what must be said over it. */
export class PictureView {
  readonly video: HTMLVideoElement;
  readonly element: HTMLElement;
  private readonly over = el('div', { class: 'over' });
  private readonly warning = el('p', { class: 'altered' }, say('player.altered'));
  private told = '';

  constructor(
    camera: StoryCamera,
    private readonly isAltered: (file: string) => boolean,
  ) {
    this.video = el('video', { playsinline: true, 'data-camera': camera.id, 'aria-label': camera.name });
    this.element = el('figure', { class: 'picture' }, this.video, this.over, el('figcaption', {}, camera.name), this.warning);
    this.warning.hidden = true;
  }

  /** `zeroMs`: where on the timeline the recording time begins. */
  show(player: CameraPlayer, zeroMs: number): void {
    const { state } = player;
    // A source that turns out to be sound only has nothing to show.
    this.element.hidden = player.hasPicture === false;
    const key = JSON.stringify(state);
    if (key === this.told) return;
    this.told = key;
    const file = state.kind === 'shown' || state.kind === 'gap' ? state.file : undefined;
    this.warning.hidden = file === undefined || !this.isAltered(file);
    this.over.replaceChildren(...this.wordsOf(state, zeroMs));
    this.over.className = `over ${state.kind}`;
  }

  private wordsOf(state: CameraPlayer['state'], zeroMs: number): readonly Node[] {
    const warn = icon('M12 4L21.5 20.500H2.500Z', 'M12 10.500v4.500', 'M12 17.500v.5');
    const strong = (words: string) => el('strong', {}, words);
    const small = (words: string) => el('span', {}, words);
    switch (state.kind) {
      case 'shown':
        return [];
      case 'loading':
        return [small(say('player.loading'))];
      case 'gap': {
        const span = {
          from: clockOf(state.fromMs - zeroMs),
          to: clockOf(state.toMs - zeroMs),
          length: lengthOf(state.toMs - state.fromMs),
        };
        return [warn, strong(say('player.gap')), small(say('player.gapMore', span)), small(causeWords(state.cause))];
      }
      case 'missing':
        return [warn, strong(say('player.missing')), small(state.file)];
      case 'unplayable':
        return [
          warn,
          strong(say('player.cannot', { codec: state.media.codecs.join(', ') })),
          small(say('player.cannotMore')),
          el('code', {}, this.video.dataset['files'] ?? ''),
        ];
    }
  }
}
