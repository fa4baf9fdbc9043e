import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** A Vitest reporter that writes down how every test ended, with what a skipped one said, to the file MINGXUN_TEST_REPORT names. */
export default class ResultFile {
  onTestRunEnd(modules, unhandledErrors) {
    const results = modules.flatMap((module) => [...testsOf(module), ...brokenModule(module)]);
    const strays = unhandledErrors.map((error) => ({ file: '', title: String(error.message), state: 'failed' }));
    writeFileSync(process.env.MINGXUN_TEST_REPORT, JSON.stringify([...results, ...strays]));
  }
}

const fileOf = (module) => path.relative(process.cwd(), module.moduleId);

function testsOf(module) {
  return [...module.children.allTests()].map((test) => {
    const { state, note } = test.result();
    return { file: fileOf(module), title: test.fullName, state, note };
  });
}

/** A file that can't be loaded, or a hook that throws, fails although no test of it does. */
function brokenModule(module) {
  const suites = [module, ...module.children.allSuites()];
  return suites
    .filter((suite) => suite.errors().length > 0)
    .map((suite) => ({ file: fileOf(module), title: String(suite.errors()[0].message).split('\n', 1)[0], state: 'failed' }));
}
