export const isOver = Symbol('the time is over');

const stepMs = 25;

/**
 * A time that passes only while this process runs. What it stood still for counts as two steps at most: a reply that came meanwhile lies in the
 * line's buffer and is still to be heard, so a clock alone would call a board silent that has answered.
 */
export function awakeFor(ms: number): { readonly over: Promise<typeof isOver>; stop(): void } {
  let leftMs = ms;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<typeof isOver>((resolve) => {
    const step = (): void => {
      const begunMs = performance.now();
      timer = setTimeout(
        () => {
          leftMs -= Math.min(performance.now() - begunMs, 2 * stepMs);
          if (leftMs <= 0) resolve(isOver);
          else step();
        },
        Math.min(leftMs, stepMs),
      );
    };
    step();
  });
  return { over, stop: () => clearTimeout(timer) };
}
