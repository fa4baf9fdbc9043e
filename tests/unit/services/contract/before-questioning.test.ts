import { expect, it } from 'vitest';
import { missingOfPerson } from '../../../../services/contract/before-questioning';
import type { QuestionedPerson } from '../../../../services/contract/bookings';

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

it('nothing is missing where the head of the record is filled in; a postcode few people know', () => {
  expect(missingOfPerson(whole)).toEqual([]);
});
it.each(['idNumber', 'workUnit', 'position', 'phone', 'address'] as const)('names the missing %s', (field) => {
  expect(missingOfPerson({ ...whole, [field]: '' })).toEqual([field]);
});
it('names sex and birth where no number says them', () => {
  expect(missingOfPerson({ ...whole, sex: undefined, bornOn: undefined })).toEqual(['sex', 'bornOn']);
});
it('lets a stated ground stand for what the person will not say, but never for the name', () => {
  const silent = { ...whole, idNumber: '', phone: '', whyIncomplete: '拒不说明' };
  expect(missingOfPerson(silent)).toEqual([]);
  expect(missingOfPerson({ ...silent, name: '' })).toEqual(['name']);
});
