const WARM_UP = 10;

/** Ours and the limit measured in the same round, one after the other, ms; the first rounds only warm up. */
export async function inTurns(
  rounds: number,
  ours: () => Promise<number>,
  limit: () => Promise<number>,
): Promise<{ readonly samples: readonly number[]; readonly limits: readonly number[] }> {
  const [samples, limits]: [number[], number[]] = [[], []];
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const [ms, limitMs] = [await ours(), await limit()];
    if (round < 0) continue;
    samples.push(ms);
    limits.push(limitMs);
  }
  return { samples, limits };
}
