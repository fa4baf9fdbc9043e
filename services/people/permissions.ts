import type { CallName, Caller } from '../contract/calls';
import { decidingRoles, roles, type Role } from '../contract/people';

const everyone = roles;
/** 规定§11: the room administrator registers and issues; the head of the department approves. */
const approvers = ['room-administrator', 'department-head'] as const satisfies readonly Role[];
const requesters = ['inspector', 'department-head'] as const satisfies readonly Role[];
/** 规定§9, §12, §17: keys, devices and kept material are the administrator's. */
const administrator = ['room-administrator'] as const satisfies readonly Role[];
/** 规定§13, §14: only inspectors question. */
const inspector = ['inspector'] as const satisfies readonly Role[];
const conducting = ['room-administrator', 'inspector'] as const satisfies readonly Role[];
/** 制度§20: the office (archives) burns and files the discs. */
const office = ['office-staff', 'room-administrator'] as const satisfies readonly Role[];

/** 制度§15: who made it, the head of that department, the agency's leaders and legal inspection; whose recording it is, the service checks. */
const viewers = [
  'inspector',
  'department-head',
  'supervising-leader',
  'agency-head',
  'legal-inspection',
] as const satisfies readonly Role[];

/** 规定§5, §23: the administrator keeps the registers; heads, leaders and legal inspection read them. */
const registerReaders = [
  'room-administrator',
  'department-head',
  'supervising-leader',
  'agency-head',
  'legal-inspection',
] as const satisfies readonly Role[];

/** 规定§22: the office supports the devices and sees what the registers' readers see of them. */
const upkeepReaders = ['office-staff', ...registerReaders] as const satisfies readonly Role[];
/** 规定§20, §21: who leads, and legal inspection. */
const supervisors = ['department-head', 'supervising-leader', 'agency-head', 'legal-inspection'] as const satisfies readonly Role[];

interface Rule {
  /** Who may call it at the console; `before-sign-in` also while nobody is signed in. */
  readonly console: readonly Role[] | 'before-sign-in';
  /** The screen in front of the questioned person, where nobody signs in. */
  readonly secondScreen?: true;
  /** Also from a leader's own machine, for the same roles. */
  readonly remote?: true;
  /** The hidden window that prints. */
  readonly paper?: true;
}

/** Which window and role may make which call. A call without a line here does not compile; what is not allowed here is refused. */
const rules: Readonly<Record<CallName, Rule>> = {
  'kiosk.start': { console: 'before-sign-in', secondScreen: true },
  'room.state': { console: 'before-sign-in', secondScreen: true },
  'strip.state': { console: 'before-sign-in', secondScreen: true, remote: true },

  'equipment.view': { console: conducting },
  'equipment.look': { console: administrator },
  'equipment.goTo': { console: administrator },
  'equipment.writeCaption': { console: administrator },
  'equipment.setClock': { console: administrator },
  'equipment.setRelay': { console: administrator },

  'setUp.enter': { console: administrator },
  'setUp.leave': { console: administrator },
  'setUp.view': { console: administrator },
  'setUp.setPlace': { console: administrator },
  'setUp.findCameras': { console: administrator },
  'setUp.inspectCamera': { console: administrator },
  'setUp.setClock': { console: administrator },
  'setUp.putCamera': { console: administrator },
  'setUp.removeCamera': { console: administrator },
  'setUp.ports': { console: administrator },
  'setUp.drives': { console: administrator },
  'setUp.units': { console: administrator },
  'setUp.setBoards': { console: administrator },
  'setUp.openBoard': { console: administrator },
  'setUp.closeBoard': { console: administrator },
  'setUp.armBoard': { console: administrator },
  'setUp.pressRelay': { console: administrator },
  'setUp.unlock': { console: administrator },
  'setUp.save': { console: administrator },

  'people.list': { console: 'before-sign-in' },
  'people.signIn': { console: 'before-sign-in' },
  'people.signInByBadge': { console: 'before-sign-in' },
  'people.signOut': { console: 'before-sign-in' },
  'people.current': { console: 'before-sign-in' },
  'people.createFirstAdministrator': { console: 'before-sign-in' },
  'people.roster': { console: registerReaders },
  'people.add': { console: administrator },
  'people.change': { console: administrator },
  'people.setThere': { console: administrator },
  'people.setPin': { console: administrator },

  'bookings.public': { console: 'before-sign-in' },
  'bookings.list': { console: everyone },
  'calendar.span': { console: everyone },
  'calendar.month': { console: everyone },
  'bookings.page': { console: everyone },
  'booking.open': { console: everyone },
  'booking.request': { console: requesters },
  'booking.approve': { console: approvers },
  'booking.reject': { console: approvers },
  'booking.cancel': { console: ['room-administrator', ...requesters] },
  'booking.chain': { console: everyone },
  'today.view': { console: everyone },
  'key.issue': { console: administrator },
  'key.return': { console: administrator },

  'booking.askMore': { console: approvers },
  'booking.answerMore': { console: requesters },
  'booking.register': { console: administrator },
  'booking.change': { console: ['room-administrator', ...requesters] },
  'booking.clean': { console: ['room-administrator', ...requesters] },
  'booking.history': { console: everyone },
  'rooms.free': { console: everyone },
  'closedTime.list': { console: everyone },
  'closedTime.add': { console: administrator },
  'closedTime.lift': { console: administrator },
  'waiting.list': { console: everyone },
  'waiting.join': { console: requesters },
  'waiting.leave': { console: requesters },
  'readiness.view': { console: everyone },
  'readiness.setResponsible': { console: administrator },
  'readiness.check': { console: administrator },
  'door.emergencyUnlock': { console: 'before-sign-in' },
  'door.lock': { console: administrator },
  'admission.inside': { console: everyone },
  'admission.enter': { console: administrator },
  'admission.leave': { console: administrator },
  'authorisation.list': { console: registerReaders },
  'authorisation.add': { console: administrator },
  'authorisation.revoke': { console: administrator },
  'authorisation.attachPaper': { console: administrator },
  'authorisation.paper': { console: registerReaders },
  'alarms.open': { console: 'before-sign-in', secondScreen: true },
  'alarms.latest': { console: registerReaders },
  'alarm.answer': { console: 'before-sign-in' },

  'preflight.begin': { console: administrator },
  'preflight.state': { console: conducting },
  'preflight.confirm': { console: administrator },
  'preflight.pass': { console: administrator },

  'session.current': { console: conducting, secondScreen: true },
  'session.admitInspector': { console: conducting },
  'session.completePerson': { console: conducting },
  'session.check': { console: inspector },
  'session.addCompanion': { console: conducting },
  'session.removeCompanion': { console: conducting },
  'session.confirmEntry': { console: conducting },
  'session.officerLeft': { console: conducting },
  'session.repairCondition': { console: inspector },
  'session.break': { console: conducting, secondScreen: true },
  'session.officerReturned': { console: conducting },
  'session.recordStep': { console: inspector },
  'session.abandon': { console: conducting },
  'session.handForReview': { console: inspector },
  'session.resumeQuestioning': { console: inspector },
  'session.confirmReview': { console: [], secondScreen: true },
  'session.reopenReview': { console: [], secondScreen: true },
  'session.signPage': { console: [], secondScreen: true },
  'session.signOnPaper': { console: inspector },
  'session.printTranscript': { console: inspector },
  'session.attachSignedPaper': { console: [...conducting, 'office-staff'] },
  'session.thumbprintOnPaper': { console: inspector },
  'session.signAsCompanion': { console: [], secondScreen: true },
  'session.companionOnPaper': { console: inspector },
  'session.companionUnsigned': { console: inspector },
  'session.signAsOfficer': { console: inspector },
  'session.takeThumbprint': { console: inspector, secondScreen: true },
  'session.begin': { console: inspector },
  'session.writeRecord': { console: inspector },
  'session.close': { console: inspector },
  'session.nameChair': { console: inspector },
  'session.grounds': { console: conducting },
  'session.endUnsigned': { console: inspector },
  'session.suspend': { console: inspector },
  'session.endSuspension': { console: inspector },
  'suspension.ofSession': { console: decidingRoles },
  'suspension.countersign': { console: decidingRoles },
  'session.retrySeal': { console: conducting },
  'statement.ofSession': { console: everyone },
  'statement.report': { console: inspector },
  'statement.sign': { console: inspector },
  'statement.review': { console: ['agency-head'] },
  'statement.print': { console: everyone },
  'transcript.write': { console: inspector },
  'transcript.templates': { console: inspector },
  'transcript.undo': { console: inspector },
  'transcript.histories': { console: inspector },
  'transcript.correct': { console: [], secondScreen: true },
  'remoteView.state': { console: registerReaders },
  'replay.open': { console: inspector, secondScreen: true },
  'replay.prepare': { console: inspector, secondScreen: true },
  'replay.close': { console: inspector, secondScreen: true },
  'session.answerNotice': { console: inspector, secondScreen: true },
  'withdrawal.ofSession': { console: ['inspector', 'agency-head'] },
  'withdrawal.ask': { console: inspector },
  // At the console the head decides with the own PIN, whoever is signed in.
  'withdrawal.decide': { console: ['inspector', 'agency-head'] },
  'mark.add': { console: conducting, secondScreen: true },
  'mark.write': { console: conducting },
  'exhibit.show': { console: inspector },
  'exhibit.takeBack': { console: inspector },
  'exhibit.picture': { console: conducting },
  'speech.state': { console: conducting },
  'speech.lines': { console: conducting },
  'speech.take': { console: inspector },

  'live.open': { console: conducting, secondScreen: true },
  'live.close': { console: conducting, secondScreen: true },

  'archive.page': { console: everyone },
  'archive.entry': { console: everyone },
  'archive.printReport': { console: everyone },
  'archive.keepLongTerm': { console: viewers },
  'archive.file': { console: office },
  'handover.sign': { console: conducting },
  'disc.plan': { console: office },
  'disc.burnPair': { console: office },
  'disc.pairs': { console: office },
  'disc.labels': { console: office },
  'disc.certify': { console: office },

  'derived.options': { console: office },
  'derived.jobs': { console: office },
  'derived.ask': { console: office },
  'derived.cancel': { console: office },
  'playback.open': { console: viewers },
  'playback.watched': { console: viewers },
  'playback.close': { console: viewers },

  'register.page': { console: registerReaders },
  'register.months': { console: registerReaders },
  'register.export': { console: administrator },
  'register.close': { console: administrator },
  'register.verify': { console: registerReaders },
  'register.correct': { console: administrator },
  'register.statistics': { console: registerReaders },
  'register.printStatistics': { console: administrator },
  'register.coverage': { console: registerReaders },
  'register.exportCoverage': { console: registerReaders },
  'finding.page': { console: supervisors },
  'finding.act': { console: ['legal-inspection'] },
  'finding.export': { console: supervisors },
  'inspection.page': { console: supervisors },
  'inspection.add': { console: [...decidingRoles, 'legal-inspection'] },
  'inspection.correct': { console: supervisors },
  'inspection.export': { console: supervisors },
  'fault.open': { console: upkeepReaders },
  'fault.closed': { console: upkeepReaders },
  'fault.report': { console: conducting },
  'fault.send': { console: administrator },
  'fault.answer': { console: ['office-staff'] },
  'fault.repaired': { console: administrator },

  'selfTest.state': { console: everyone },
  'selfTest.run': { console: office },
  'selfTest.page': { console: upkeepReaders },
  'selfTest.print': { console: upkeepReaders },
  'device.page': { console: ['inspector', ...upkeepReaders] },
  'device.file': { console: upkeepReaders },
  'device.add': { console: administrator },
  'device.change': { console: administrator },
  'device.lend': { console: administrator },
  'device.giveBack': { console: administrator },
  'device.maintained': { console: office },
  'device.export': { console: upkeepReaders },

  'supervision.session': { console: supervisors, remote: true },
  'supervision.orders': { console: ['inspector', 'room-administrator', ...supervisors] },
  'supervision.send': { console: supervisors, remote: true },
  'supervision.acknowledge': { console: inspector },

  'paper.data': { console: [], paper: true },

  'demo.act': { console: 'before-sign-in' },
};

/** Whether this window and person may make this call; the services still check whose booking or session it is. */
export function mayCall(caller: Caller, name: CallName): boolean {
  const rule = rules[name];
  switch (caller.window) {
    case 'second-screen':
      return rule.secondScreen === true;
    case 'paper':
      return rule.paper === true;
    case 'remote':
      return rule.remote === true && caller.person !== undefined && supervisors.some((role) => role === caller.person?.role);
    case 'console':
      if (rule.console === 'before-sign-in') return true;
      return caller.person !== undefined && rule.console.includes(caller.person.role);
  }
}
