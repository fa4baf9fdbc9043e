import { describe, expect, it } from 'vitest';
import { emptyEntry, readEntry, type EntryForm } from '../../../../../renderer/screens/access/entry-draft';

const guest: EntryForm = {
  ...emptyEntry,
  ...{ standing: 'approved', name: ' 帕提古丽 ', kind: 'interpreter', reason: '翻译', escortId: 'lin' },
  approval: { personId: 'deng', pin: '260007' },
};
const missing = (form: Partial<EntryForm>) => readEntry({ ...guest, ...form });

describe('the form of an entry', () => {
  it('[row 83] names what is missing in the order of the rule: who leads, why, who approves (规定§10)', () => {
    const nothing = { escortId: undefined, reason: ' ', approval: { personId: undefined, pin: '' } };
    expect(missing({ ...nothing, name: '' })).toEqual({ missing: 'name' });
    expect(missing(nothing)).toEqual({ missing: 'escort' });
    expect(missing({ ...nothing, escortId: 'lin' })).toEqual({ missing: 'reason' });
    expect(missing({ approval: { personId: 'deng', pin: '26000' } })).toEqual({ missing: 'approval' });
  });
  it('is a draft once nothing is missing, without what another standing has left in it', () => {
    const { name, kind, organisation, reason, escortId, approval } = guest;
    expect(missing({ personId: 'huang' })).toEqual({
      draft: { standing: 'approved', name: name.trim(), kind, organisation, reason, escortId, approval },
    });
    expect(missing({ standing: 'staff' })).toEqual({ missing: 'person' });
    expect(missing({ standing: 'staff', personId: 'huang' })).toEqual({ draft: { standing: 'staff', personId: 'huang' } });
    expect(missing({ standing: 'authorised' })).toEqual({ missing: 'authorisation' });
    expect(missing({ standing: 'authorised', authorisationId: 'a1', escortId: undefined })).toEqual({ missing: 'escort' });
  });
});
