import { describe, expect, it } from 'vitest';
import { matches, whereNow } from '../../../../../renderer/screens/archive/archive-list';
import { entries } from '../../../../support/archive-entries';

describe('whereNow', () => {
  it('follows a recording from the inspector to the shelf', () => {
    expect(entries.map(whereNow)).toEqual(['with-administrator', 'to-hand-over', 'filed', 'with-administrator']);
  });
});

describe('matches', () => {
  const [entry] = entries;
  it.each(['QYWS-X1-2026-0147', '欧阳', '口腔 欧阳', '〔2026〕31号', '93号', '林志强', ''])(
    'finds by what the register holds (规定§17): %s',
    (search) => {
      expect(entry && matches(entry, search)).toBe(true);
    },
  );
  it('wants every word', () => {
    expect(entry && matches(entry, '欧阳 酒店')).toBe(false);
  });
});
