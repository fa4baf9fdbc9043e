// npm start: sets everything up, then opens the kiosk, or without a display (or with --demo) runs the unattended demo.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './places.mjs';
import { runHere } from './run-child.mjs';
import { SetupProblem, runMain, sentence } from './sentences.mjs';
import { runtimeEnvironment, setUp } from './set-up.mjs';
import { seconds } from './step.mjs';
import { withVirtualDisplay } from './virtual-display.mjs';

await runMain(async () => {
  const began = performance.now();
  const { electron } = await setUp({ log: console.log });
  console.log(`✓ ${sentence('ready')}  ${seconds(began)} · ${sentence(`ready.${electron.source}`, electron)}`);

  const args = process.argv.slice(2);
  const asked = args.includes('--demo');
  const display = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const rest = args.filter((word) => word !== '--demo');
  return display && !asked ? openKiosk(electron, rest) : runDemo(electron, rest, asked);
});

function openKiosk(electron, args) {
  must('dist/main.cjs', 'problem.noMain');
  console.log(sentence('kiosk.opening'));
  // Chromium refuses its sandbox to root.
  const sandbox = process.getuid() === 0 ? ['--no-sandbox'] : [];
  return runHere(electron.executable, [...sandbox, projectFolder, ...args], { env: { ...process.env, ...runtimeEnvironment(electron) } });
}

function runDemo(electron, args, asked) {
  const demo = must('dist/demo.cjs', 'problem.noDemo');
  console.log(sentence(asked ? 'demo.openingAsked' : 'demo.opening'));
  return withVirtualDisplay((display) =>
    runHere(process.execPath, [demo, ...args], { env: { ...process.env, ...runtimeEnvironment(electron), DISPLAY: display } }),
  );
}

function must(file, problem) {
  const at = path.join(projectFolder, file);
  if (!existsSync(at)) throw new SetupProblem(problem);
  return at;
}
