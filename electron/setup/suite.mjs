// npm run bench, npm run faults: sets up, then runs the long suite of that name, with a display for those parts that open the kiosk.
import path from 'node:path';
import { build, bundle } from './build.mjs';
import { projectFolder } from './places.mjs';
import { runHere } from './run-child.mjs';
import { SetupProblem, runMain } from './sentences.mjs';
import { prepare, runtimeEnvironment } from './set-up.mjs';
import { withVirtualDisplay } from './virtual-display.mjs';

/** Not in dist/: the product doesn't ship them. */
const folder = 'node_modules/.cache/mingxun';
const suites = { bench: 'tests/bench/run-bench.ts', faults: 'tests/faults/run-faults.ts' };

await runMain(async () => {
  const [name, ...words] = process.argv.slice(2);
  const from = suites[name];
  if (from === undefined) throw new SetupProblem('problem.stage', { name, names: Object.keys(suites).join(' ') });
  const { electron } = await prepare({ log: console.log });
  await build({ log: console.log });
  await bundle([{ name, from, folder }]);
  const program = path.join(projectFolder, folder, `${name}.cjs`);
  const env = { ...process.env, ...runtimeEnvironment(electron) };
  const run = (more) => runHere(process.execPath, ['--enable-source-maps', program, ...words], { env: { ...env, ...more } });
  return name === 'bench' ? withVirtualDisplay((display) => run({ DISPLAY: display })) : run({});
});
