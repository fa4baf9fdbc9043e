// npm run mingxun -- <command>: the command line for technicians. Its answer is on stdout, so everything else goes to stderr.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './places.mjs';
import { runHere } from './run-child.mjs';
import { SetupProblem, runMain } from './sentences.mjs';
import { runtimeEnvironment, setUp } from './set-up.mjs';
import { withVirtualDisplay } from './virtual-display.mjs';

await runMain(async () => {
  const { electron } = await setUp({ log: (line) => process.stderr.write(`${line}\n`) });
  const program = path.join(projectFolder, 'dist', 'mingxun.cjs');
  if (!existsSync(program)) throw new SetupProblem('problem.noCommandLine');

  const args = process.argv.slice(2);
  const env = { ...process.env, ...runtimeEnvironment(electron) };
  // Names on the command line are meant from where the technician stands, not from the project's folder.
  const run = (more) =>
    runHere(process.execPath, [program, ...args], { env: { ...env, ...more }, cwd: process.env.INIT_CWD ?? process.cwd() });
  const showsWindows = args[0] === 'demo' && !args.includes('--help');
  return showsWindows ? withVirtualDisplay((display) => run({ DISPLAY: display })) : run({});
});
