import { readFileSync } from 'node:fs';
import { logFile } from './places.mjs';

const sentences = JSON.parse(readFileSync(new URL('./messages.zh.json', import.meta.url), 'utf8'));

/** The sentence for people, with its slots filled. */
export function sentence(key, slots = {}) {
  const text = sentences[key];
  if (text === undefined) throw new Error(`no sentence for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(slots[name] ?? (name === 'log' ? logFile : '')));
}

/** A problem that a person can act on: said in one sentence, without a stack. */
export class SetupProblem extends Error {
  constructor(key, slots = {}, cause = undefined) {
    super(sentence(key, slots), { cause });
    this.name = 'SetupProblem';
  }
}

/** Runs a command's main function; a problem ends it with one sentence and exit code 1 (with its stack when MINGXUN_DEBUG=1). */
export async function runMain(main) {
  // Whoever reads us may stop reading (`| head`): then there is nobody left to tell.
  process.stdout.on('error', () => process.exit(1));
  try {
    process.exitCode = await main();
  } catch (problem) {
    tell(problem);
    process.exitCode = 1;
  }
}

/** Says in one sentence what went wrong. */
export function tell(problem) {
  const words = problem instanceof SetupProblem ? problem.message : sentence('problem.unexpected', { reason: firstLine(problem) });
  process.stderr.write(`\n✗ ${words}\n`);
  if (process.env.MINGXUN_DEBUG === '1') console.error(problem);
}

const firstLine = (problem) => String(problem?.message ?? problem).split('\n', 1)[0];
