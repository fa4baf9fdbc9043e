/** What runs in the kiosk's page to time its lists. No imports: it is sent there as text. */

interface Element {
  readonly scrollHeight: number;
  readonly clientHeight: number;
  scrollTop: number;
}
interface Page {
  requestAnimationFrame(act: (now: number) => void): void;
  addEventListener(name: 'click', listener: (event: { readonly timeStamp: number }) => void, options: { capture: true; once: true }): void;
  readonly document: { querySelector(selector: string): Element | null; querySelectorAll(selector: string): { readonly length: number } };
  firstRow?: Promise<number>;
}

/** From the next press as the system stamped it to the frame that shows a row of `list`, ms, into `firstRow`. */
export function awaitFirstRow(list: string): void {
  const page = globalThis as unknown as Page;
  page.firstRow = new Promise((resolve) =>
    page.addEventListener(
      'click',
      ({ timeStamp }) => {
        const look = () => {
          if (page.document.querySelector(`${list} .windowed-row`) === null) {
            page.requestAnimationFrame(look);
            return;
          }
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now() - timeStamp));
          port1.start();
          port2.postMessage(undefined);
        };
        page.requestAnimationFrame(look);
      },
      { capture: true, once: true },
    ),
  );
}

export function firstRow(): Promise<number> {
  return (globalThis as unknown as Page).firstRow ?? Promise.reject(new Error('nothing was awaited'));
}

/** Ms between the frames while nothing moves, or while the list is thrown to a place of `places` (0 to 1 of its height) in each of them. */
export function frameTimes([list, places, count]: readonly [string, readonly number[], number]): Promise<readonly number[]> {
  const page = globalThis as unknown as Page;
  const holder = page.document.querySelector(`${list} .windowed-table`);
  return new Promise((resolve) => {
    const times: number[] = [];
    const frame = (before: number | undefined) => (now: number) => {
      if (before !== undefined) times.push(now - before);
      if (times.length >= count) {
        resolve(times);
        return;
      }
      const place = places[times.length % places.length];
      if (holder && place !== undefined) holder.scrollTop = place * (holder.scrollHeight - holder.clientHeight);
      page.requestAnimationFrame(frame(now));
    };
    page.requestAnimationFrame(frame(undefined));
  });
}

/** To its last line, where the next page is asked for; gives the height of all lines, px. */
export function toItsEnd(list: string): number {
  const holder = (globalThis as unknown as Page).document.querySelector(`${list} .windowed-table`);
  if (!holder) return 0;
  holder.scrollTop = holder.scrollHeight;
  return holder.scrollHeight;
}

/** All elements of the page: head and hidden ones too. */
export function countElements(): number {
  return (globalThis as unknown as Page).document.querySelectorAll('*').length;
}
