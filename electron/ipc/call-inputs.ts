// Long: one line a call, and beside it only the shapes that more than one of them takes.
import { noticeSteps } from '../../services/contract/notice';
import { z } from 'zod';
import type { CallName, Calls } from '../../services/contract/calls';
import { archiveGroups } from '../../services/contract/archive';
import { caseProcedures, personRoles, roomPurposes } from '../../services/contract/bookings';
import { documentKinds, sexes } from '../../services/contract/identity-document';
import { findingGrades } from '../../services/contract/findings';
import { registerNames } from '../../services/contract/registers';
import { cameraPlaces } from '../../services/contract/room';
import { setupPresets } from '../../services/contract/set-up';
import { attendeeKinds } from '../../services/contract/attendees';
import { roles } from '../../services/contract/people';
import { reviewManners } from '../../services/contract/signing';
import { reviewVerdicts } from '../../services/contract/statements';
import { longTermGrounds } from '../../services/contract/long-term';
import { withdrawalParts, withdrawalVerdicts } from '../../services/contract/withdrawals';
import { approvalKinds, suspensionScopes, unsignedKinds } from '../../services/contract/stops';
import { breakActs } from '../../services/contract/breaks';
import { conditionNames } from '../../services/contract/conditions';
import { addedKinds, orderKinds } from '../../services/contract/upkeep';

const id = z.string().min(1).max(100);
const text = (max: number) => z.string().trim().min(1).max(max);
/** May be empty, and is said to be so where it matters. */
const loose = (max: number) => z.string().trim().max(max);
const instant = z.iso.datetime();
const pin = z.string().regex(/^\d{6}$/);
const credential = z.strictObject({ personId: id, pin });
const picture = z
  .string()
  .max(2_000_000)
  .regex(/^data:image\/png;base64,[A-Za-z0-9+/=]+$/);
const measure = z.number().min(-20_000).max(20_000);
const drawnSignature = z.strictObject({
  image: picture,
  strokes: z
    .array(z.array(z.tuple([measure, measure, z.number().min(0).max(1), z.number().min(0)])).max(5_000))
    .min(1)
    .max(500),
});
const person = { name: text(300), kind: z.enum(attendeeKinds), organisation: z.string().trim().max(300) };
const attendees = z.array(z.strictObject(person)).max(50).readonly();
const questionedPerson = z.strictObject({
  ...{ name: loose(300), role: z.enum(personRoles), position: loose(300), idNumber: loose(40) },
  ...{ document: z.enum(documentKinds).optional(), sex: z.enum(sexes).optional(), bornOn: z.iso.date().optional() },
  ...{ workUnit: loose(300).optional(), phone: loose(40).optional(), address: loose(300).optional(), postcode: loose(12).optional() },
  whyIncomplete: loose(300).optional(),
});
const ofCompanion = { name: loose(300), document: z.enum(documentKinds), idNumber: loose(40) };
const companion = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('guardian'), ...ofCompanion, relation: loose(100) }),
  z.strictObject({ role: z.literal('suitable-adult'), ...ofCompanion, relation: loose(100), ground: loose(300) }),
  z.strictObject({ role: z.literal('interpreter'), ...ofCompanion, organisation: loose(300), language: loose(100) }),
  z.strictObject({ role: z.literal('woman-officer'), personId: id }),
]);
const bookingDraft = z.strictObject({
  roomId: id,
  purpose: z.enum(roomPurposes),
  procedure: z.enum(caseProcedures).optional(),
  startsAt: instant,
  endsAt: instant,
  enforcementCase: z.strictObject({ number: z.string().trim().max(100), name: text(300) }),
  questioned: questionedPerson,
  attendees: attendees.exactOptional(),
});
const date = z.iso.date();
const rosterDraft = z.strictObject({
  ...{ name: text(60), role: z.enum(roles), department: text(60), badgeNumber: loose(40) },
  ...{ certificateValidUntil: date.optional(), sex: z.enum(sexes).optional() },
});
const entry = z.discriminatedUnion('standing', [
  z.strictObject({ standing: z.literal('staff'), personId: id }),
  z.strictObject({ standing: z.literal('authorised'), authorisationId: id, escortId: z.string().max(100) }),
  z.strictObject({
    standing: z.literal('approved'),
    ...person,
    reason: z.string().trim().max(500),
    escortId: z.string().max(100),
    approval: credential,
  }),
]);
const exhibit = z.strictObject({
  name: text(200),
  page: loose(60),
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('camera'), cameraId: id }),
    z.strictObject({ kind: z.literal('file') }),
    z.strictObject({ kind: z.literal('none') }),
  ]),
});
const closedTime = z.strictObject({
  roomId: id,
  weekday: z.int().min(1).max(7),
  fromMinute: z.int().min(0).max(1440),
  toMinute: z.int().min(0).max(1440),
  firstOn: date,
  lastOn: date.or(z.undefined()),
  reason: text(300),
});
const bookingChange = z.strictObject({
  roomId: id.optional(),
  startsAt: instant.optional(),
  endsAt: instant.optional(),
  attendees: attendees.optional(),
});
const derivedRequest = { sessionId: id, purpose: text(200), folder: z.string().trim().max(500) };
const stretch = z.strictObject({ fromMs: z.number().nonnegative(), toMs: z.number().nonnegative() });
const exportFormat = z.enum(['xlsx', 'csv', 'pdf']);
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
const registerQuery = z.strictObject({ register: z.enum(registerNames), roomId: id.optional(), month: month.optional() });
const inspectionQuery = z.strictObject({ department: text(60).optional(), from: month, to: month });
const setupPlace = z.strictObject({
  agency: z.strictObject({ name: loose(100), code: loose(20), noticeName: loose(100) }),
  room: z.strictObject({ id: loose(20), name: loose(100), place: loose(200) }),
  secondCopy: loose(500),
  drives: z.array(text(200)).max(8).readonly(),
});
const fingerprint = z
  .string()
  .regex(/^[0-9A-Fa-f:]{64,95}$/)
  .or(z.undefined());
const setupCamera = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]{1,30}$/),
  name: loose(100),
  view: z.enum(cameraPlaces),
  address: text(500),
  certificate: fingerprint,
  microphone: z.boolean(),
});
const unit = z.int().min(1).max(247);
const printed = z.int().min(1).max(8);
const register = z.int().min(0).max(65_535);
const serialLine = [text(200), z.int().min(300).max(921_600)] as const;
const setupSensor = z.strictObject({ terminal: printed, inverted: z.boolean() });
const setupBoards = z.strictObject({
  path: serialLine[0],
  baudRate: serialLine[1],
  unit,
  preset: z.enum(setupPresets),
  outputs: z.strictObject({
    lock: printed.exactOptional(),
    light: printed.exactOptional(),
    recordLamp: printed.exactOptional(),
    buzzer: printed.exactOptional(),
  }),
  sensors: z.strictObject({
    door: setupSensor.exactOptional(),
    presence: setupSensor.exactOptional(),
    duress: setupSensor.exactOptional(),
    tamper: setupSensor.exactOptional(),
  }),
  lock: z.strictObject({ pulseMs: z.int().min(200).max(60_000).or(z.undefined()), failure: z.enum(['fail-secure', 'fail-safe']) }),
  climate: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('xy-md02'), unit }),
    z.strictObject({ kind: z.literal('registers'), temperature: register, humidity: register }),
  ]),
});
const none = z.tuple([]);
const one = z.tuple([id]);

/** What each call accepts; anything else is refused before a service sees it. */
export const callInputs: { readonly [N in CallName]: z.ZodType<Parameters<Calls[N]>> } = {
  'kiosk.start': none,
  'room.state': none,
  'strip.state': none,
  'equipment.view': none,
  'equipment.look': one,
  'equipment.goTo': z.tuple([id, id]),
  'equipment.writeCaption': one,
  'equipment.setClock': one,
  'equipment.setRelay': z.tuple([id, id, z.boolean(), pin]),
  'setUp.enter': z.tuple([pin]),
  'setUp.leave': none,
  'setUp.view': none,
  'setUp.setPlace': z.tuple([setupPlace]),
  'setUp.findCameras': z.tuple([loose(500)]),
  'setUp.inspectCamera': z.tuple([
    z.strictObject({ address: text(500), certificate: fingerprint, username: loose(100), password: z.string().max(200) }),
  ]),
  'setUp.setClock': z.tuple([text(500), fingerprint]),
  'setUp.putCamera': z.tuple([setupCamera]),
  'setUp.removeCamera': one,
  'setUp.ports': none,
  'setUp.drives': none,
  'setUp.units': z.tuple(serialLine),
  'setUp.setBoards': z.tuple([setupBoards.or(z.literal('none'))]),
  'setUp.openBoard': none,
  'setUp.closeBoard': none,
  'setUp.armBoard': z.tuple([pin]),
  'setUp.pressRelay': z.tuple([printed, z.boolean()]),
  'setUp.unlock': z.tuple([pin]),
  'setUp.save': none,
  'people.list': none,
  'people.signIn': z.tuple([credential]),
  'people.signInByBadge': z.tuple([text(40), pin]),
  'people.signOut': none,
  'people.current': none,
  'people.createFirstAdministrator': z.tuple([z.strictObject({ name: text(60), department: text(60), pin })]),
  'people.roster': none,
  'people.add': z.tuple([rosterDraft, pin]),
  'people.change': z.tuple([id, rosterDraft]),
  'people.setThere': z.tuple([id, z.boolean()]),
  'people.setPin': z.tuple([id, pin, credential]),
  'bookings.public': none,
  'bookings.list': z.tuple([instant, instant]),
  'calendar.span': z.tuple([instant, instant, id.or(z.undefined())]),
  'calendar.month': z.tuple([month]),
  'bookings.page': z.tuple([
    z.strictObject({ text: z.string().trim().max(100), roomId: id.or(z.undefined()) }),
    z.strictObject({ startsAt: instant, id }).or(z.undefined()),
  ]),
  'booking.open': one,
  'booking.request': z.tuple([bookingDraft]),
  'booking.approve': one,
  'booking.reject': z.tuple([id, text(500)]),
  'booking.cancel': z.tuple([id, text(500)]),
  'booking.chain': one,
  'today.view': none,
  'key.issue': one,
  'key.return': one,
  'booking.askMore': z.tuple([id, text(500)]),
  'booking.answerMore': z.tuple([id, text(500)]),
  'booking.register': one,
  'booking.change': z.tuple([id, bookingChange, text(500)]),
  'booking.clean': one,
  'booking.history': one,
  'rooms.free': z.tuple([instant, instant]),
  'closedTime.list': none,
  'closedTime.add': z.tuple([closedTime]),
  'closedTime.lift': one,
  'waiting.list': none,
  'waiting.join': z.tuple([bookingDraft]),
  'waiting.leave': z.tuple([z.int().positive()]),
  'readiness.view': none,
  'readiness.setResponsible': z.tuple([text(60), z.string().trim().max(60)]),
  'readiness.check': z.tuple([
    z.strictObject({ devices: z.enum(['good', 'faulty']), cleanliness: z.enum(['good', 'lacking']), note: z.string().trim().max(500) }),
  ]),
  'door.emergencyUnlock': z.tuple([text(500), credential, credential]),
  'door.lock': none,
  'admission.inside': none,
  'admission.enter': z.tuple([entry]),
  'admission.leave': z.tuple([z.int().positive()]),
  'authorisation.list': none,
  'authorisation.add': z.tuple([
    z.strictObject({
      ...person,
      idNumber: z.string().trim().max(40),
      document: text(300),
      validFrom: date,
      validUntil: date,
      personId: id.or(z.undefined()).optional(),
    }),
  ]),
  'authorisation.revoke': z.tuple([id, text(500)]),
  'authorisation.attachPaper': one,
  'authorisation.paper': one,
  'alarms.open': none,
  'alarms.latest': none,
  'alarm.answer': z.tuple([z.int().positive(), text(500), credential]),
  'preflight.begin': one,
  'preflight.state': none,
  'preflight.confirm': z.tuple([z.literal('record-lamp'), z.boolean()]),
  'preflight.pass': z.tuple([text(500).or(z.undefined())]),
  'session.current': none,
  'session.admitInspector': z.tuple([id, credential]),
  'session.completePerson': z.tuple([id, questionedPerson]),
  'session.check': z.tuple([
    id,
    z
      .array(z.strictObject({ item: id, inOrder: z.boolean(), reason: loose(300) }))
      .max(20)
      .readonly(),
  ]),
  'session.addCompanion': z.tuple([id, companion]),
  'session.removeCompanion': z.tuple([id, z.int().positive()]),
  'session.confirmEntry': one,
  'session.repairCondition': z.tuple([id, z.enum(conditionNames), text(500)]),
  'session.break': z.tuple([id, z.enum(breakActs), text(500)]),
  'session.officerLeft': z.tuple([id, id]),
  'session.officerReturned': z.tuple([id, credential]),
  'session.recordStep': z.tuple([id, z.enum(noticeSteps)]),
  'session.abandon': z.tuple([id, text(500)]),
  'session.handForReview': one,
  'session.resumeQuestioning': one,
  'session.confirmReview': z.tuple([id, z.enum(reviewManners)]),
  'session.reopenReview': one,
  'session.signPage': z.tuple([id, z.int().min(1).max(2_000), drawnSignature]),
  'session.signOnPaper': one,
  'session.printTranscript': one,
  'session.attachSignedPaper': one,
  'session.thumbprintOnPaper': one,
  'session.signAsCompanion': z.tuple([id, z.int().positive(), drawnSignature]),
  'session.companionOnPaper': z.tuple([id, z.int().positive()]),
  'session.companionUnsigned': z.tuple([id, z.int().positive(), text(500)]),
  'session.signAsOfficer': z.tuple([id, credential]),
  'session.takeThumbprint': one,
  'session.begin': one,
  'session.writeRecord': z.tuple([
    id,
    z.strictObject({ outcome: z.string().max(2_000), facts: z.record(z.string().max(40), z.string().max(2_000)) }),
  ]),
  'session.close': z.tuple([id, credential, z.string().trim().max(500)]),
  'session.nameChair': z.tuple([id, z.strictObject({ personId: id, reason: loose(500) }), credential]),
  'session.grounds': none,
  'session.endUnsigned': z.tuple([
    id,
    z.strictObject({ how: z.enum(unsignedKinds), ground: loose(100), words: loose(1_000), witness: loose(100), basis: loose(1_000) }),
    credential,
    credential,
  ]),
  'session.suspend': z.tuple([
    id,
    z.strictObject({
      scope: z.enum(suspensionScopes),
      ...{ ground: loose(100), words: loose(1_000), approvedById: loose(100), approval: z.enum(approvalKinds) },
    }),
    credential,
    credential.or(z.undefined()),
  ]),
  'session.endSuspension': one,
  'suspension.ofSession': one,
  'suspension.countersign': z.tuple([id, credential]),
  'session.retrySeal': one,
  'statement.ofSession': one,
  'statement.report': z.tuple([id, id]),
  'statement.sign': z.tuple([
    id,
    z.strictObject({ ground: loose(100), reason: loose(2_000), basis: loose(1_000), continuing: loose(200) }),
    credential,
  ]),
  'statement.review': z.tuple([id, z.enum(reviewVerdicts), loose(500), credential]),
  'statement.print': one,
  'transcript.write': z.tuple([
    id,
    z.strictObject({
      id: id.or(z.undefined()),
      kind: z.enum(['question', 'answer', 'note']),
      text: z.string().max(5_000),
      after: id.optional(),
    }),
  ]),
  'transcript.templates': one,
  'transcript.undo': z.tuple([id, z.enum(['back', 'forward'])]),
  'transcript.histories': z.tuple([id, id.or(z.undefined())]),
  'transcript.correct': z.tuple([id, id, text(5_000)]),
  'remoteView.state': none,
  'replay.open': z.tuple([id, id]),
  'replay.prepare': z.tuple([id, z.array(id).max(100).readonly()]),
  'replay.close': z.tuple([id, z.array(stretch).max(1000).readonly()]),
  'withdrawal.ofSession': one,
  'withdrawal.ask': z.tuple([
    id,
    z.strictObject({
      against: z
        .array(z.strictObject({ part: z.enum(withdrawalParts), id }))
        .max(10)
        .readonly(),
      reason: loose(1_000),
    }),
  ]),
  'withdrawal.decide': z.tuple([z.int().positive(), z.enum(withdrawalVerdicts), loose(1_000), credential]),
  'session.answerNotice': z.tuple([id, id, text(500), text(500)]),
  'mark.add': z.tuple([id, z.string().trim().max(500)]),
  'mark.write': z.tuple([id, id, text(500)]),
  'exhibit.show': z.tuple([id, exhibit]),
  'exhibit.takeBack': z.tuple([id, z.int().positive()]),
  'exhibit.picture': z.tuple([id, z.int().positive()]),
  'speech.state': none,
  'speech.lines': one,
  'speech.take': z.tuple([id, z.int().positive()]),
  'live.open': one,
  'live.close': one,
  'archive.page': z.tuple([
    z.strictObject({
      text: z.string().trim().max(100),
      group: z.enum(archiveGroups).or(z.undefined()),
      order: z.enum(['newest', 'oldest']),
    }),
    z.strictObject({ sealedAt: instant, sessionId: id }).or(z.undefined()),
  ]),
  'archive.entry': one,
  'archive.printReport': one,
  'archive.keepLongTerm': z.tuple([id, z.strictObject({ ground: z.enum(longTermGrounds), words: text(1_000) })]),
  'archive.file': z.tuple([id, text(200)]),
  'handover.sign': z.tuple([id, z.enum(['hand-over', 'receive']), credential]),
  'disc.plan': one,
  'disc.burnPair': one,
  'disc.pairs': none,
  'disc.labels': one,
  'disc.certify': one,
  'derived.options': one,
  'derived.jobs': one,
  'derived.ask': z.tuple([
    z.discriminatedUnion('kind', [
      z.strictObject({ ...derivedRequest, kind: z.literal('export') }),
      z.strictObject({ ...derivedRequest, kind: z.literal('composite'), mainId: id, insetId: id }),
    ]),
  ]),
  'derived.cancel': one,
  'playback.open': one,
  'playback.watched': z.tuple([id, z.array(stretch).max(1000).readonly()]),
  'playback.close': one,
  'register.page': z.tuple([registerQuery, z.number().int().positive().or(z.undefined())]),
  'register.months': none,
  'register.export': z.tuple([registerQuery, exportFormat, z.string().trim().max(500)]),
  'register.close': z.tuple([month]),
  'register.verify': z.tuple([month]),
  'register.correct': z.tuple([
    z.strictObject({
      month,
      lineSeq: z.number().int().positive(),
      register: z.enum(registerNames),
      column: id,
      newText: z.string().trim().max(500),
      reason: text(500),
    }),
  ]),
  'register.statistics': z.tuple([month, month]),
  'register.printStatistics': z.tuple([month, month]),
  'register.coverage': z.tuple([month]),
  'register.exportCoverage': z.tuple([month, exportFormat]),
  'finding.page': z.tuple([month]),
  'finding.act': z.tuple([z.int().positive(), z.enum(findingGrades), text(2_000), pin]),
  'finding.export': z.tuple([month, exportFormat]),
  'inspection.page': z.tuple([inspectionQuery]),
  'inspection.add': z.tuple([
    z.strictObject({
      ...{ heldOn: date, unit: text(100), inspectors: text(200), department: text(60), personId: id.optional() },
      ...{ subject: text(500), found: text(2_000), demand: z.strictObject({ text: text(1_000), dueOn: date }).optional() },
    }),
  ]),
  'inspection.correct': z.tuple([z.int().positive(), z.strictObject({ text: text(2_000), doneOn: date })]),
  'inspection.export': z.tuple([inspectionQuery, exportFormat]),
  'fault.open': none,
  'fault.closed': none,
  'fault.report': z.tuple([
    z.strictObject({ deviceId: id.optional(), device: text(100), what: text(500), foundAt: instant, outOfUse: z.boolean() }),
  ]),
  'fault.send': one,
  'fault.answer': z.tuple([id, text(500)]),
  'fault.repaired': z.tuple([id, text(100), text(500)]),
  'selfTest.state': none,
  'selfTest.run': none,
  'selfTest.page': z.tuple([z.int().positive().or(z.undefined())]),
  'selfTest.print': z.tuple([z.int().positive()]),
  'device.page': z.tuple([id.or(z.undefined())]),
  'device.file': one,
  'device.add': z.tuple([
    z.strictObject({
      ...{ kind: z.enum(addedKinds), name: text(100), place: loose(200), make: loose(100), model: loose(100), serial: loose(100) },
      inUseSince: date,
    }),
  ]),
  'device.change': z.tuple([
    id,
    z.strictObject({
      ...{ place: loose(200).optional(), make: loose(100).optional(), model: loose(100).optional(), serial: loose(100).optional() },
      ...{ inUseSince: date.optional(), everyMonths: z.int().min(1).max(120).nullable().optional() },
    }),
  ]),
  'device.lend': z.tuple([z.strictObject({ deviceId: id, borrowerId: id, purpose: text(300), dueOn: date })]),
  'device.giveBack': z.tuple([id, text(300)]),
  'device.maintained': z.tuple([id, text(500)]),
  'device.export': z.tuple([z.enum(['xlsx', 'csv', 'pdf'])]),
  'supervision.session': none,
  'supervision.orders': one,
  'supervision.send': z.tuple([id, z.enum(orderKinds), text(300)]),
  'supervision.acknowledge': z.tuple([z.int().positive()]),
  'paper.data': one,
  'demo.act': z.tuple([z.enum(['person-enters', 'person-leaves', 'duress-pressed', 'press-thumb', 'insert-blank-discs'])]),
};
