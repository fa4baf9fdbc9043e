import { describe, expect, it } from 'vitest';
import { roomPurposes } from '../../../../services/contract/bookings';
import { askedFields, wantsSignature } from '../../../../services/contract/records';
import { checkRecord, recordFormOf } from '../../../../services/interviews/record-form';
import { purposeRules } from '../../../../services/rooms/purpose-rule';

const closing = roomPurposes.filter((purpose) => purpose !== 'questioning');
const receipt = recordFormOf('serving-decision');
if (!receipt) throw new Error('no receipt');
const served = { document: '行政处罚决定书', documentNumber: '清卫医罚〔2026〕12号' };
const keys = (facts: Readonly<Record<string, string>>) => askedFields(receipt, facts).map(({ key }) => key);

describe('[row 70] the forms of what is kept besides a recording (规定§3)', () => {
  it.each(closing)('%s: its rule and its form say the same of signature, minutes and who comes', (purpose) => {
    const form = recordFormOf(purpose);
    const { ending, record, outsiders } = purposeRules[purpose];
    expect(form?.signature !== undefined).toBe(ending.kind === 'closing-act' && ending.signed);
    expect(form?.minutes !== undefined).toBe(record === 'minutes');
    expect(form?.person !== undefined).toBe(outsiders !== 'none');
  });
  it('each field is asked once, and a condition names a field with such a choice', () => {
    for (const { fields, signature } of closing.map((purpose) => recordFormOf(purpose) ?? receipt)) {
      expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
      for (const { field, is } of [...fields.map(({ when }) => when), signature?.when].filter((when) => when !== undefined)) {
        const values = fields.find(({ key }) => key === field)?.choices?.map(({ value }) => value);
        expect(values).toEqual(expect.arrayContaining([...is]));
      }
    }
  });
  it('a questioning has its 笔录 instead', () => {
    expect(recordFormOf('questioning')).toBeUndefined();
  });
});

describe('a receipt of service', () => {
  it('asks for who took it, why it was refused, or who witnessed that it was left; only who took it signs', () => {
    expect(keys({ result: 'received' })).toEqual(['document', 'documentNumber', 'result']);
    expect(keys({ result: 'received-for' })).toContain('receiver');
    expect(keys({ result: 'refused' })).toContain('refusal');
    expect(keys({ result: 'left' })).toEqual(expect.arrayContaining(['refusal', 'witness']));
    expect(['received', 'received-for', 'refused', 'left'].map((result) => wantsSignature(receipt, { result }))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
  it('keeps what it asks for, trimmed, and names the first thing that is missing or no choice of its field', () => {
    const written = { outcome: ' 当场签收\n', facts: { ...served, result: 'received', refusal: '不要', more: 'x' } };
    expect(checkRecord(receipt, written)).toEqual({ outcome: '当场签收', facts: { ...served, result: 'received' } });
    const missing =
      (facts: Readonly<Record<string, string>>, outcome = '完') =>
      () =>
        checkRecord(receipt, { outcome, facts });
    const label = (name: string) => expect.objectContaining({ code: 'record.missing', detail: { label: name } }) as Error;
    expect(missing({ ...served, documentNumber: ' ' })).toThrow(label('文号'));
    expect(missing({ ...served, result: 'lost' })).toThrow(label('送达结果'));
    expect(missing({ ...served, result: 'left', refusal: '不要' })).toThrow(label('见证人姓名、单位或职务'));
    expect(missing({ ...served, result: 'received' }, ' ')).toThrow(label('送达经过'));
  });
});
