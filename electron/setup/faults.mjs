// npm run faults: sets up, then injects faults into the shipping recorder and says what was lost.
import path from 'node:path';
import { bundle } from './build.mjs';
import { projectFolder } from './places.mjs';
import { runHere } from './run-child.mjs';
import { runMain } from './sentences.mjs';
import { prepare, runtimeEnvironment } from './set-up.mjs';

/** Not in dist/: the product doesn't ship it. */
const folder = 'node_modules/.cache/mingxun';

await runMain(async () => {
  const { electron } = await prepare({ log: console.log });
  await bundle([{ name: 'run-faults', from: 'tests/faults/run-faults.ts', folder }]);
  const program = path.join(projectFolder, folder, 'run-faults.cjs');
  return runHere(process.execPath, ['--enable-source-maps', program, ...process.argv.slice(2)], {
    env: { ...process.env, ...runtimeEnvironment(electron) },
  });
});
