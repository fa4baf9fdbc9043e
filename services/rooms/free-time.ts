import { overlap, type Span } from './closed-times';

/**
 * The first time of the same length at or after the wished one that nothing takes, beginning before `until`; undefined when there is none.
 * It begins as wished, or where something that is in the way ends.
 */
export function firstFree(wished: Span, taken: readonly Span[], until: string): Span | undefined {
  const lengthMs = Date.parse(wished.endsAt) - Date.parse(wished.startsAt);
  const starts = [wished.startsAt, ...taken.map(({ endsAt }) => endsAt).filter((end) => end > wished.startsAt)].toSorted();
  return starts
    .filter((startsAt) => startsAt < until)
    .map((startsAt) => ({ startsAt, endsAt: new Date(Date.parse(startsAt) + lengthMs).toISOString() }))
    .find((span) => !taken.some((one) => overlap(one, span)));
}
