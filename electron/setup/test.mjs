// npm test: sets up and passes every check and test. `--static` runs only what needs no application, `--only unit,e2e` the named stages.
import { build } from './build.mjs';
import { SetupProblem, runMain, sentence, tell } from './sentences.mjs';
import { prepare, runtimeEnvironment } from './set-up.mjs';
import { runStatic, staticStages } from './static-checks.mjs';
import { summaryLines } from './test-summary.mjs';
import { withVirtualDisplay } from './virtual-display.mjs';
import { runVitest } from './vitest-stage.mjs';

const staticNames = Object.keys(staticStages);
const nodeNames = ['unit', 'contract', 'integration', 'faults'];
const allNames = [...staticNames, 'build', ...nodeNames, 'e2e'];

await runMain(async () => {
  // Ctrl-C ends the whole run, not only the stage that is running.
  process.once('SIGINT', () => process.exit(130));
  const began = performance.now();
  const chosen = chosenStages(process.argv.slice(2));
  try {
    const results = await runStages(chosen);
    console.log(summaryLines(results, performance.now() - began).join('\n'));
    return results.some((result) => result.failures.length > 0) ? 1 : 0;
  } catch (problem) {
    tell(problem);
    console.log('\n0 passed, 1 failed');
    return 1;
  }
});

/** Every chosen stage runs, whether or not one before it failed. */
async function runStages(chosen) {
  const { electron } = await prepare({ log: console.log });
  console.log(`✓ ${sentence(`ready.${electron.source}`, electron)}`);
  const env = runtimeEnvironment(electron);
  const results = [];
  results.push(...(await runStaticStages(staticNames.filter((name) => chosen.includes(name)))));
  if (chosen.includes('build')) results.push(report(await runBuild()));

  const inNode = nodeNames.filter((name) => chosen.includes(name));
  if (inNode.length > 0) results.push(...(await runVitest(inNode, { config: 'vitest.config.ts', env })));
  if (chosen.includes('e2e')) {
    const onDisplay = (display) => runVitest(['e2e'], { config: 'vitest.e2e.config.ts', env: { ...env, DISPLAY: display } });
    results.push(...(await withVirtualDisplay(onDisplay).catch((problem) => [failed('e2e', problem)])));
  }
  return results;
}

/** Two at a time: each runs on one core for most of its time. */
async function runStaticStages(stages) {
  const waiting = [...stages];
  const results = new Map();
  const lane = async () => {
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) results.set(stage, report(await runStatic(stage)));
  };
  await Promise.all([lane(), lane()]);
  return stages.map((stage) => results.get(stage));
}

async function runBuild() {
  const began = performance.now();
  try {
    await build({ log: console.log });
    return { stage: 'build', passed: 1, failures: [], skipped: [], ms: performance.now() - began };
  } catch (problem) {
    console.log(`✗ ${problem.message}`);
    return failed('build', problem, performance.now() - began);
  }
}

function failed(stage, problem, ms) {
  return { stage, passed: 0, failures: [problem.message], skipped: [], ms };
}

function report(result) {
  console.log(`${result.failures.length === 0 ? '✓' : '✗'} ${sentence(`stage.${result.stage}`)}  ${(result.ms / 1000).toFixed(1)} s`);
  return result;
}

/** A stage that runs the built application brings the build with it. */
function chosenStages(words) {
  if (words.includes('--static')) return staticNames;
  const only = words.includes('--only') ? words[words.indexOf('--only') + 1] : words.find((word) => word.startsWith('--only='))?.slice(7);
  if (only === undefined) return allNames;
  const named = only.split(',').flatMap((name) => (name === 'static' ? staticNames : [name]));
  const unknown = named.find((name) => !allNames.includes(name));
  if (unknown !== undefined) throw new SetupProblem('problem.stage', { name: unknown, names: ['static', ...allNames].join(' ') });
  return named.some((name) => name === 'integration' || name === 'e2e') ? [...named, 'build'] : named;
}
