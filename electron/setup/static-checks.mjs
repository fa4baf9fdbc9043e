import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './places.mjs';
import { runChild } from './run-child.mjs';
import { sentence } from './sentences.mjs';

const sources = ['electron', 'renderer', 'services', 'devices', 'db', 'recordings', 'tests'];
const present = () => sources.filter((folder) => existsSync(path.join(projectFolder, folder)));

/** What is checked without running the application: each command counts as one check. */
export const staticStages = {
  types: () => [
    ['tsc', '-p', 'tsconfig.node.json'],
    ['tsc', '-p', 'tsconfig.web.json'],
  ],
  lint: () => [['eslint', '.']],
  format: () => [['prettier', '--check', '.']],
  arrows: () => [['depcruise', '--config', '.dependency-cruiser.cjs', ...present()]],
  'dead-code': () => [['knip', '--no-progress']],
};

/** Runs one static stage; what a check says is shown when it fails. */
export async function runStatic(stage) {
  const began = performance.now();
  const failures = [];
  const checks = staticStages[stage]();
  for (const [tool, ...args] of checks) {
    const { code, stdout, stderr } = await runChild(path.join(projectFolder, 'node_modules', '.bin', tool), args);
    if (code === 0) continue;
    failures.push(`${tool} ${args.join(' ')}`);
    console.log(`\n✗ ${sentence(`stage.${stage}`)}: ${tool}\n${stdout}${stderr}`);
  }
  return { stage, passed: checks.length - failures.length, failures, skipped: [], ms: performance.now() - began };
}
