import { expect, it } from 'vitest';
import { deedOfKey } from '../../../../../renderer/screens/playback/playback-keys';

it('knows the keys of a cutting desk, also under a Chinese input method', () => {
  expect(deedOfKey(' ')).toEqual({ deed: 'toggle' });
  expect(deedOfKey('k')).toEqual({ deed: 'toggle' });
  expect(deedOfKey('ArrowLeft')).toEqual({ deed: 'skip', ms: -5_000 });
  expect(deedOfKey('，')).toEqual(deedOfKey(','));
  expect(deedOfKey('.')).toEqual({ deed: 'step', direction: 1 });
  expect(deedOfKey('J')).toEqual({ deed: 'rate', direction: -1 });
  expect(deedOfKey('q')).toBeUndefined();
});
