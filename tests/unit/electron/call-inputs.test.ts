import { expect, it } from 'vitest';
import { callInputs } from '../../../electron/ipc/call-inputs';
import { roomPurposes } from '../../../services/contract/bookings';

const draft = (purpose: string) => ({
  ...{ roomId: 'X1', purpose, startsAt: '2026-11-25T01:00:00.000Z', endsAt: '2026-11-25T02:00:00.000Z' },
  enforcementCase: { number: '', name: '康雅口腔门诊部案' },
  questioned: { name: '欧阳秀兰', role: 'party', position: '', idNumber: '' },
});
const takes = (purpose: string) => callInputs['booking.request'].safeParse([draft(purpose)]).success;

it('[row 81] the room can be asked for by the purposes of the list and by no other activity (规定§3, §9)', () => {
  expect(roomPurposes.filter(takes)).toEqual(roomPurposes);
  for (const other of ['', '培训', 'training', 'questioning ', 'Questioning']) expect(takes(other), other).toBe(false);
});

it('takes an entry by its standing with an approval that has a PIN, and none that calls itself unlisted', () => {
  const enter = (entry: unknown) => callInputs['admission.enter'].safeParse([entry]).success;
  const guest = { standing: 'approved', name: '帕提古丽', kind: 'interpreter', organisation: '', reason: '翻译', escortId: 'lin' };
  expect(enter({ ...guest, approval: { personId: 'deng', pin: '260007' } })).toBe(true);
  expect(enter({ ...guest, approvedById: 'deng' })).toBe(false);
  expect(enter({ ...guest, approval: { personId: 'deng', pin: '' } })).toBe(false);
  expect(enter({ standing: 'unlisted', name: '', reason: '' })).toBe(false);
});
