import { describe, expect, it } from 'vitest';
import { conditionsOf, type ConditionFacts } from '../../../../services/interviews/conditions';
import { noticeMissing } from '../../../../services/interviews/notice';
import { sealedColumns } from '../../../support/builders';

const row = { ...sealedColumns, leadId: 'lin', recorderId: 'huang' };
const at = (time: string) => `2026-11-25T${time}.000Z`;
const states = (facts: ConditionFacts = {}, change: Partial<Parameters<typeof conditionsOf>[0]> = {}) =>
  Object.fromEntries(conditionsOf({ ...row, ...change }, 'questioning', facts).map(({ condition, state }) => [condition, state]));
const one = (name: string, facts: ConditionFacts) => conditionsOf(row, 'questioning', facts).find(({ condition }) => condition === name);

const alone = { short: [], empty: [], questioned: { registered: 1, several: [] } };

describe('the legal conditions', () => {
  it('[row 89] [row 90] stand with their article and when they were seen; what nothing tells is unknown, never seen (规定§13, §14, §16)', () => {
    expect(states()).toEqual({
      ...{ 'two-inspectors': 'seen', credentials: 'seen', rights: 'seen', 'recording-told': 'seen' },
      ...{ 'one-person': 'unknown', place: 'seen' },
    });
    expect(conditionsOf(row, 'questioning').map(({ article }) => article)).toEqual([
      '规定§13',
      '规定§14',
      '规定§14',
      '规定§14',
      '规定§13',
      '规定§16',
    ]);
    expect(one('one-person', {})).toMatchObject({ unseen: 'no-counter', registered: 0 });
    expect(states({}, { credentialsShownAt: null })).toMatchObject({ credentials: 'not-seen' });
  });

  it('[row 16] a notice later than the first question is told with the difference (制度§8)', () => {
    const facts = { firstQuestionAt: at('01:03:00') };
    expect(one('recording-told', facts)).toMatchObject({ state: 'late', at: sealedColumns.noticeReadAt, lateMs: 20_000 });
    expect(states({ firstQuestionAt: at('01:05:00') })).toMatchObject({ 'recording-told': 'seen' });
  });

  it('[row 88] two people who may be questioned at once are a fact of the register (规定§13)', () => {
    const several = [{ from: at('02:00:00'), to: at('02:05:00'), names: ['甲', '乙'] }];
    expect(one('one-person', { presence: { ...alone, questioned: { registered: 2, several } } })).toMatchObject({
      ...{ state: 'once-broken', at: at('02:00:00'), broken: several },
    });
  });

  it('[row 87] are not known of two officers while the sensor sees nobody, whatever the register says (规定§13)', () => {
    const short = [{ from: at('01:20:00'), to: at('01:21:00'), names: ['林志强'] }];
    const empty = [{ from: at('01:30:00'), to: undefined }];
    const emptied = one('two-inspectors', { presence: { ...alone, short, empty } });
    expect(emptied).toMatchObject({ state: 'unknown', unseen: 'room-empty', at: at('01:30:00'), broken: short });
    const before = [{ from: at('01:30:00'), to: at('01:31:00') }];
    expect(one('two-inspectors', { presence: { ...alone, empty: before } })).toMatchObject({ state: 'seen' });
    const gone = [{ from: at('01:25:00'), to: undefined, names: ['林志强'] }];
    expect(one('two-inspectors', { presence: { ...alone, short: gone, empty } })).toMatchObject({ state: 'broken', at: at('01:25:00') });
  });

  it('a repair stands beside what was seen, and the newest counts', () => {
    const said = (time: string, text: string) => ({ condition: 'one-person', at: at(time), by: '林志强', text });
    expect(one('one-person', { repairs: [said('01:10:00', '一'), said('01:20:00', '二')] })).toMatchObject({
      ...{ state: 'unknown', repair: { at: at('01:20:00'), by: '林志强', text: '二' } },
    });
  });

  it('[row 90] names the steps of the notice that are not on the recording; among officers none is asked for (规定§14)', () => {
    expect(noticeMissing('questioning', { ...row, rightsToldAt: null })).toEqual(['rights-told']);
    expect(noticeMissing('deliberation', { credentialsShownAt: null, noticeReadAt: null, rightsToldAt: null })).toEqual([]);
  });
});
