import { describe, expect, it } from 'vitest';
import { callNames, type CallName } from '../../../../services/contract/calls';
import { roles, type PersonTile, type Role } from '../../../../services/contract/people';
import { mayCall } from '../../../../services/people/permissions';

const names = [...callNames] as CallName[];
const personOf = (role: Role): PersonTile => ({
  id: role,
  name: '',
  role,
  department: '',
  badgeNumber: '',
  certificateExpiredOn: undefined,
  lockedUntil: undefined,
  demoPin: undefined,
});

/** Who may call it at the console: A administrator, I inspector, O office, H head, L supervising leader, G agency head, J legal inspection; `*` also before sign-in. */
const letters: Readonly<Record<Role, string>> = {
  'room-administrator': 'A',
  inspector: 'I',
  'office-staff': 'O',
  'department-head': 'H',
  'supervising-leader': 'L',
  'agency-head': 'G',
  'legal-inspection': 'J',
};
const console: Readonly<Record<CallName, string>> = {
  'kiosk.start': '*',
  'room.state': '*',
  'strip.state': '*',
  'people.list': '*',
  'people.signIn': '*',
  'people.signInByBadge': '*',
  'people.signOut': '*',
  'people.current': '*',
  'people.createFirstAdministrator': '*',
  'bookings.public': '*',
  'bookings.list': 'AIOHLGJ',
  'calendar.span': 'AIOHLGJ',
  'calendar.month': 'AIOHLGJ',
  'bookings.page': 'AIOHLGJ',
  'booking.open': 'AIOHLGJ',
  'booking.request': 'IH',
  'booking.approve': 'AH',
  'booking.reject': 'AH',
  'booking.cancel': 'AIH',
  'booking.chain': 'AIOHLGJ',
  'today.view': 'AIOHLGJ',
  'key.issue': 'A',
  'key.return': 'A',
  'booking.askMore': 'AH',
  'booking.answerMore': 'IH',
  'booking.register': 'A',
  'booking.change': 'AIH',
  'booking.clean': 'AIH',
  'booking.history': 'AIOHLGJ',
  'rooms.free': 'AIOHLGJ',
  'closedTime.list': 'AIOHLGJ',
  'closedTime.add': 'A',
  'closedTime.lift': 'A',
  'waiting.list': 'AIOHLGJ',
  'waiting.join': 'IH',
  'waiting.leave': 'IH',
  'readiness.view': 'AIOHLGJ',
  'readiness.setResponsible': 'A',
  'readiness.check': 'A',
  'door.emergencyUnlock': '*',
  'door.lock': 'A',
  'admission.inside': 'AIOHLGJ',
  'admission.enter': 'A',
  'admission.leave': 'A',
  'authorisation.list': 'AIOHLGJ',
  'authorisation.add': 'A',
  'authorisation.revoke': 'A',
  'preflight.begin': 'A',
  'preflight.state': 'AI',
  'preflight.confirm': 'A',
  'preflight.pass': 'A',
  'session.current': 'AI',
  'session.admitInspector': 'AI',
  'session.recordStep': 'I',
  'session.abandon': 'AI',
  'session.handForReview': 'I',
  'session.resumeQuestioning': 'I',
  'session.confirmReview': '',
  'session.sign': '',
  'session.takeThumbprint': 'I',
  'session.close': 'I',
  'session.retrySeal': 'AI',
  'transcript.write': 'I',
  'transcript.correct': '',
  'mark.add': 'AI',
  'live.open': 'AI',
  'live.close': 'AI',
  'archive.list': 'AIOHLGJ',
  'archive.entry': 'AIOHLGJ',
  'archive.file': 'AO',
  'handover.sign': 'AI',
  'disc.plan': 'AO',
  'disc.burnPair': 'AO',
  'disc.pairs': 'AO',
  'disc.labels': 'AO',
  'disc.certify': 'AO',
  'derived.options': 'AO',
  'derived.jobs': 'AO',
  'derived.ask': 'AO',
  'derived.cancel': 'AO',
  'playback.open': 'IHLGJ',
  'playback.watched': 'IHLGJ',
  'playback.close': 'IHLGJ',
  'register.page': 'AHLGJ',
  'register.months': 'AHLGJ',
  'register.export': 'A',
  'register.close': 'A',
  'register.verify': 'AHLGJ',
  'register.correct': 'A',
  'register.statistics': 'AHLGJ',
  'fault.open': 'AHLGJ',
  'fault.report': 'AI',
  'fault.send': 'A',
  'fault.repaired': 'A',
  'paper.data': '',
  'demo.act': '*',
};

const secondScreen: readonly CallName[] = [
  'kiosk.start',
  'strip.state',
  'room.state',
  'session.current',
  'session.confirmReview',
  'session.sign',
  'session.takeThumbprint',
  'transcript.correct',
  'mark.add',
  'live.open',
  'live.close',
];

describe('who may call what', () => {
  it.each(names)('%s at the console', (name) => {
    const allowed = roles.filter((role) => mayCall({ window: 'console', person: personOf(role) }, name));
    const expected = console[name] === '*' ? roles : roles.filter((role) => console[name].includes(letters[role]));
    expect(allowed).toEqual(expected);
    expect(mayCall({ window: 'console', person: undefined }, name)).toBe(console[name] === '*');
  });

  it('the second screen may do what the questioned person needs and nothing else, whoever is signed in', () => {
    for (const person of [undefined, ...roles.map(personOf)]) {
      expect(names.filter((name) => mayCall({ window: 'second-screen', person }, name)).toSorted()).toEqual(secondScreen.toSorted());
    }
  });

  it('the printing window reads its paper and nothing else', () => {
    expect(names.filter((name) => mayCall({ window: 'paper', person: personOf('room-administrator') }, name))).toEqual(['paper.data']);
  });
});
