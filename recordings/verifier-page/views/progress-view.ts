import { el } from '../dom';
import { lengthOf, sizeOf } from '../format';
import { say } from '../words';

export interface ProgressView {
  readonly element: HTMLElement;
  show(doneBytes: number, totalBytes: number, file: string): void;
}

export function progressView(now: () => number = () => performance.now()): ProgressView {
  const bar = el('progress', { max: 1, value: 0, 'aria-label': say('check.title') });
  const [done, left, reading] = [el('p', { class: 'figures' }), el('p', { class: 'figures' }), el('p', { class: 'reading' })];
  const begunMs = now();
  const element = el(
    'section',
    { class: 'progress', role: 'status' },
    el('h1', {}, say('check.title')),
    bar,
    el('div', {}, done, left),
    reading,
  );
  return {
    element,
    show: (doneBytes, totalBytes, file) => {
      const part = totalBytes === 0 ? 1 : doneBytes / totalBytes;
      const passedMs = now() - begunMs;
      bar.value = part;
      done.textContent = say('check.progress', { done: sizeOf(doneBytes), total: sizeOf(totalBytes) });
      // A guess after less than two seconds is none.
      left.textContent = passedMs > 2000 && part > 0 ? say('check.left', { time: lengthOf((passedMs / part) * (1 - part)) }) : '';
      reading.textContent = say('check.file', { file });
    },
  };
}
