import { useEffect } from 'react';
import { msOf, neighbour } from './moments';
import { nextRate } from './master-clock';
import { deedOfKey } from './playback-keys';
import type { Play } from './use-play';

/** The keys of the whole screen; a control that has the focus keeps those that it needs itself. */
export function usePlaybackKeys({ view, engine }: Play): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || ownsKey(event)) return;
      const found = deedOfKey(event.key);
      if (!found) return;
      event.preventDefault();
      switch (found.deed) {
        case 'toggle':
          engine.toggle();
          return;
        case 'pause':
          engine.pause();
          return;
        case 'skip':
          engine.skip(found.ms);
          return;
        case 'step':
          engine.step(found.direction);
          return;
        case 'rate':
          engine.setRate(nextRate(engine.moment().rate, found.direction));
          return;
        case 'mark': {
          const marks = [...view.marks.map(({ at }) => at), ...view.exhibits.map(({ from }) => from)].map((at) => msOf(view, at));
          const target = neighbour(marks, engine.position(), found.direction);
          if (target !== undefined) engine.seek(target);
        }
      }
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('click', letGo);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('click', letGo);
    };
  }, [view, engine]);
}

/** A button pressed with the mouse gives the keys back to the screen: the next key would otherwise count as the keyboard's own way to it. */
function letGo({ target, detail }: MouseEvent): void {
  if (detail > 0 && target instanceof HTMLElement) target.closest<HTMLElement>('button, a')?.blur();
}

/** A button reached by the keyboard is pressed by the space bar; a field is written in; arrows move within a choice. */
function ownsKey({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], textarea, input:not([type="radio"])')) return true;
  if (target.closest('.ant-segmented')) return key.startsWith('Arrow');
  return key === ' ' && target.closest('button:focus-visible, a:focus-visible') !== null;
}
