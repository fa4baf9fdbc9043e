import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { withOwnFiles } from '../../../../recordings/capture/own-files';

/** The files of a program that was started by one with files 5, 9 and 27 open that it hands down. */
function filesOf(last: number): readonly string[] {
  const [program, words] = withOwnFiles(last, 'ls', ['/proc/self/fd']);
  const script = 'exec 3</dev/null 4</dev/null 5</dev/null 9</dev/null 27</dev/null; exec "$@"';
  return execFileSync('bash', ['-c', script, 'bash', program, ...words], { encoding: 'utf8' })
    .trim()
    .split('\n');
}

it('leaves a program the files it is given and none of those of its parent', () => {
  // One more each: the folder that ls reads.
  expect(filesOf(2)).toEqual(['0', '1', '2', '3']);
  expect(filesOf(4)).toEqual(['0', '1', '2', '3', '4', '5']);
});
