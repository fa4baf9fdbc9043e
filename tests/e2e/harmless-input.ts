import type { CallName, Calls } from '../../services/contract/calls';

const nowhere = 'nowhere';
const nobody = { personId: nowhere, pin: '000000' };
const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Input that each call takes and that moves nothing: what it names is not there. */
export const harmlessInput: { readonly [N in CallName]: Parameters<Calls[N]> } = {
  'kiosk.start': [],
  'room.state': [],
  'strip.state': [],
  'people.list': [],
  'people.signIn': [nobody],
  'people.signInByBadge': [nowhere, '000000'],
  'people.signOut': [],
  'people.current': [],
  'people.createFirstAdministrator': [{ name: 'x', department: 'x', pin: '482913' }],
  'bookings.public': [],
  'bookings.list': ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'],
  'booking.request': [
    {
      roomId: 'X1',
      purpose: 'questioning',
      // It ends before it begins.
      startsAt: '2099-01-01T02:00:00.000Z',
      endsAt: '2099-01-01T01:00:00.000Z',
      enforcementCase: { number: '', name: 'x' },
      questioned: { name: 'x', role: 'party', position: '', idNumber: '' },
    },
  ],
  'booking.approve': [nowhere],
  'booking.reject': [nowhere, 'x'],
  'booking.cancel': [nowhere, 'x'],
  'booking.chain': [nowhere],
  'today.view': [],
  'key.issue': [nowhere],
  'key.return': [nowhere],
  'preflight.begin': [nowhere],
  'preflight.state': [],
  'preflight.confirm': ['record-lamp', false],
  'preflight.pass': ['x'],
  'session.current': [],
  'session.admitInspector': [nowhere, nobody],
  'session.recordStep': [nowhere, 'notice-read'],
  'session.handForReview': [nowhere],
  'session.resumeQuestioning': [nowhere],
  'session.confirmReview': [nowhere],
  'session.sign': [nowhere, dot],
  'session.takeThumbprint': [nowhere],
  'session.retrySeal': [nowhere],
  'transcript.write': [nowhere, { id: undefined, kind: 'question', text: 'x' }],
  'transcript.correct': [nowhere, nowhere, 'x'],
  'mark.add': [nowhere, 'x'],
  'live.open': [nowhere],
  'live.close': [nowhere],
  'archive.list': [],
  'archive.entry': [nowhere],
  'archive.file': [nowhere, 'x'],
  'handover.sign': [nowhere, 'receive', nobody],
  'disc.plan': [nowhere],
  'disc.burnPair': [nowhere],
  'disc.pairs': [],
  'disc.labels': [nowhere],
  'disc.certify': [nowhere],
  'paper.data': [nowhere],
  'demo.act': ['insert-blank-discs'],
};
