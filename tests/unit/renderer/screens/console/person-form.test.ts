import { expect, it } from 'vitest';
import type { QuestionedPerson } from '../../../../../services/contract/bookings';
import { formOf, personOf, plainDate, withIdentity } from '../../../../../renderer/screens/console/person-form';

const person: QuestionedPerson = {
  ...{ name: '欧阳秀兰', role: 'party', document: 'resident-id', idNumber: '440106198502141244', sex: 'female', bornOn: '1985-02-14' },
  ...{ workUnit: '', position: '', phone: '', address: '', postcode: '', whyIncomplete: '' },
};

it('shows what the number says, and forgets it with the number', () => {
  expect(withIdentity(formOf(person))).toMatchObject({ isRead: true, sex: 'female', bornOn: '1985-02-14' });
  expect(withIdentity({ ...formOf(person), idNumber: '44010619850214124' })).toMatchObject({ isRead: false, sex: undefined, bornOn: '' });
});

it('keeps what was typed beside a document that says nothing', () => {
  const form = formOf({ ...person, document: 'passport', idNumber: 'E12345678' });
  expect(personOf({ ...form, idNumber: ' e1234 5678', sex: 'male', bornOn: '20100501' })).toMatchObject({
    idNumber: 'E12345678',
    sex: 'male',
    bornOn: '2010-05-01',
  });
  expect(personOf({ ...form, bornOn: '' }).bornOn).toBeUndefined();
});

it.each([
  ['19850214', '1985-02-14'],
  ['1985.02.14', '1985-02-14'],
  ['1985-2', '1985-2'],
])('reads %s as %s', (typed, date) => expect(plainDate(typed)).toBe(date));
