import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';

/** USER_HZ of every Linux that matters here. */
const TICKS_PER_SECOND = 100;

/** Percent of a core that the processes and their descendants use over `seconds`; with `which`, those of them alone whose command line it names. */
export async function shareOfCore(roots: readonly number[], seconds: number, which?: (commandLine: string) => boolean): Promise<number> {
  const used = (): number => roots.reduce((sum, pid) => sum + processorSeconds(pid, which), 0);
  const [before, begun] = [used(), performance.now()];
  await pass(seconds * 1000);
  return ((used() - before) / ((performance.now() - begun) / 1000)) * 100;
}

/** Processor seconds that `root` and all its descendants have used so far. */
function processorSeconds(root: number, which: (commandLine: string) => boolean = () => true): number {
  const processes = readProcesses();
  const family = [root];
  for (const pid of family) family.push(...[...processes].flatMap(([child, { parent }]) => (parent === pid ? [child] : [])));
  return (
    family.filter((pid) => which(read(`${pid}/cmdline`) ?? '')).reduce((sum, pid) => sum + (processes.get(pid)?.ticks ?? 0), 0) /
    TICKS_PER_SECOND
  );
}

/** Ended children count too: they are in their parent's own sum. */
function readProcesses(): ReadonlyMap<number, { readonly parent: number; readonly ticks: number }> {
  const found = new Map<number, { readonly parent: number; readonly ticks: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = read(`${name}/stat`);
    if (stat === undefined) continue;
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0);
    found.set(Number(name), { parent: fields[1] ?? 0, ticks });
  }
  return found;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(`/proc/${file}`, 'latin1');
  } catch {
    return undefined;
  }
}
