import type { WebContents } from 'electron';
import type { EventName, Events } from '../../services/contract/events';

export type Publish = <N extends EventName>(name: N, value: Events[N]) => void;

/** Tells every open window; a window that is gone is passed over. */
export function publishTo(windows: () => readonly WebContents[]): Publish {
  return (name, value) => {
    for (const contents of windows()) sendEvent(contents, name, value);
  };
}

export function sendEvent<N extends EventName>(contents: WebContents, name: N, value: Events[N]): void {
  if (!contents.isDestroyed()) contents.send('kiosk.event', name, value);
}
