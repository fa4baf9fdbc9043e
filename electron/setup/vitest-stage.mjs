import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectFolder } from './places.mjs';
import { runHere } from './run-child.mjs';
import { sentence } from './sentences.mjs';

const reporter = path.join(import.meta.dirname, 'vitest-report.mjs');

/**
 * Runs the tests under tests/<stage> for each stage, in one run of Vitest, and returns one result a stage.
 * A run that ends badly although no test failed counts as one failure of its last stage.
 */
export async function runVitest(stages, { config, env }) {
  const began = performance.now();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mingxun-test-'));
  const report = path.join(folder, 'results.json');
  const code = await runHere(
    path.join(projectFolder, 'node_modules', '.bin', 'vitest'),
    [
      'run',
      '--config',
      config,
      '--passWithNoTests',
      '--reporter=default',
      `--reporter=${reporter}`,
      ...stages.map((stage) => `tests/${stage}/`),
    ],
    { env: { ...process.env, ...env, MINGXUN_TEST_REPORT: report } },
  );
  const tests = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : [];
  rmSync(folder, { recursive: true });

  const last = stages.at(-1);
  if (code !== 0 && !tests.some(({ state }) => state === 'failed')) {
    tests.push({
      file: '',
      title: sentence('test.crashed', { stage: sentence(`stage.${last}`), reason: `exit code ${code}` }),
      state: 'failed',
    });
  }
  const stageOf = ({ file }) => stages.find((stage) => file.startsWith(`tests/${stage}/`)) ?? last;
  return stages.map((stage) => ({
    stage,
    ...count(tests.filter((test) => stageOf(test) === stage)),
    // One run, one time: it stands beside the last of them.
    ms: stage === last ? performance.now() - began : undefined,
  }));
}

function count(tests) {
  const titled = (test) => [test.file, test.title].filter(Boolean).join('  ');
  return {
    passed: tests.filter(({ state }) => state === 'passed').length,
    failures: tests.filter(({ state }) => state === 'failed').map(titled),
    skipped: tests
      .filter(({ state }) => state === 'skipped' || state === 'pending')
      .map((test) => ({ title: titled(test), note: test.note })),
  };
}
