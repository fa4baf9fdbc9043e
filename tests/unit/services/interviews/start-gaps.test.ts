import { describe, expect, it } from 'vitest';
import type { QuestionedPerson } from '../../../../services/contract/bookings';
import { startGaps } from '../../../../services/interviews/start-gaps';

const whole: QuestionedPerson = {
  ...{ name: '欧阳秀兰', role: 'party', document: 'resident-id', idNumber: '440106198502141244', sex: 'female', bornOn: '1985-02-14' },
  ...{
    workUnit: '康雅口腔门诊部',
    position: '法定代表人',
    phone: '0763-3360000',
    address: '清远市清城区',
    postcode: '',
    whyIncomplete: '',
  },
};

describe('what holds up the notice', () => {
  it('nothing where the head of the record is filled in; a postcode few people know', () => {
    expect(startGaps({ purpose: 'questioning', questioned: whole })).toEqual([]);
  });
  it.each(['idNumber', 'workUnit', 'position', 'phone', 'address'] as const)('names the missing %s', (field) => {
    expect(startGaps({ purpose: 'questioning', questioned: { ...whole, [field]: '' } })).toEqual([`person.${field}`]);
  });
  it('names sex and birth where no number says them', () => {
    const questioned = { ...whole, sex: undefined, bornOn: undefined };
    expect(startGaps({ purpose: 'questioning', questioned })).toEqual(['person.sex', 'person.bornOn']);
  });
  it('lets a stated ground stand for what the person will not say, but never for the name', () => {
    const silent = { ...whole, idNumber: '', phone: '', whyIncomplete: '拒不说明' };
    expect(startGaps({ purpose: 'questioning', questioned: silent })).toEqual([]);
    expect(startGaps({ purpose: 'questioning', questioned: { ...silent, name: '' } })).toEqual(['person.name']);
  });
  it('asks this of a questioning alone: what is not one has its own form', () => {
    expect(startGaps({ purpose: 'hearing', questioned: { ...whole, phone: '' } })).toEqual([]);
  });
});
