/** What runs in the kiosk's page to time its keys. No imports: it is sent there as text. */

export interface TypingPage {
  /** Ms from each key press to the end of the frame that shows it. */
  typed(): readonly number[];
}

interface Key {
  readonly timeStamp: number;
}
interface Page extends TypingPage {
  typed: () => readonly number[];
  addEventListener(name: 'keydown', listener: (event: Key) => void, capture: boolean): void;
  requestAnimationFrame(act: () => void): void;
  readonly document: {
    querySelectorAll(
      selector: string,
    ): Iterable<{ getVideoPlaybackQuality(): { readonly totalVideoFrames: number; readonly droppedVideoFrames: number } }>;
  };
}

/** From the press as the system stamped it, through the next frame: its script, its layout and its paint are behind when the message comes. */
export function installTyping(): void {
  const page = globalThis as unknown as Page;
  const times: number[] = [];
  page.typed = () => times;
  page.addEventListener(
    'keydown',
    ({ timeStamp }) =>
      page.requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => void times.push(performance.now() - timeStamp));
        port1.start();
        port2.postMessage(undefined);
      }),
    true,
  );
}

/** How many pictures all live views have shown so far. */
export function picturesShown(): number {
  const page = globalThis as unknown as Page;
  return [...page.document.querySelectorAll('.live-picture video')]
    .map((video) => video.getVideoPlaybackQuality())
    .reduce((sum, { totalVideoFrames, droppedVideoFrames }) => sum + totalVideoFrames - droppedVideoFrames, 0);
}
