/** Nothing of this process runs meanwhile, as in a long collection of garbage. */
export function standStillFor(ms: number): void {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs);
}
