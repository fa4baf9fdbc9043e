import { expect, it } from 'vitest';
import { readClimate } from '../../../../recordings/evidence/sealed-interview';
import { interviewFile } from '../../../../services/interviews/interview-file';
import type { SessionView } from '../../../../services/contract/sessions';

const [first, second] = ['2026-11-25T01:00:00.000Z', '2026-11-25T01:01:00.000Z'];

it('reads the climate as it was sealed, in order', () => {
  const session = { steps: [], transcript: [], marks: [], exhibits: [] } as unknown as SessionView;
  const sealed = interviewFile(session, [
    { at: second, temperatureC: null, humidityPercent: 47 },
    { at: first, temperatureC: 22.4, humidityPercent: 48 },
  ]);
  expect(readClimate(sealed)).toEqual([
    { at: first, temperatureC: 22.4, humidityPercent: 48 },
    { at: second, temperatureC: undefined, humidityPercent: 47 },
  ]);
});

it.each(['', '{', 'null', '[]', '{"climate":7}', '{"climate":[null,7,{},{"at":3},{"at":"yesterday","temperatureC":1}]}'])(
  'takes nothing from a file that holds something else: %s',
  (text) => {
    expect(readClimate(text)).toEqual([]);
  },
);
