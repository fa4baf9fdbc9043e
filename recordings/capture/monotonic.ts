/** Milliseconds since the machine was started: no clock step moves it, and it is the same in every process. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}
