// Invented people, cases and figures for looking at the screens.
import { entries as archiveEntries } from '../archive-entries';
import checkItems from '../../../services/interviews/templates/checklist.json';
import forms from '../../../services/interviews/templates/records.json';
import { entryAnswers, latestAlarms, openAlarms, presence } from './entry-scenes.mjs';
import { findingAnswers } from './finding-scenes.mjs';
import { inspectionAnswers } from './inspection-scenes.mjs';
import { calendarAnswers } from './calendar-scenes.mjs';
import { companions, noticeAnswers, noticeQuestions, repairs, speechLines, telephoneApprovals, withheld } from './console-scenes.mjs';
import grounds from '../../../services/interviews/templates/stop-grounds.json';
import registerWords from '../../../services/registers/templates/registers.json';
const day = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
const at = (time, date = day) => new Date(`${date}T${time.length === 5 ? `${time}:00` : time}+08:00`).toISOString();
const plus = (days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const ago = (seconds) => new Date(Date.now() - seconds * 1000).toISOString();

const person = (id, name, role, department, badgeNumber = '', more = {}) => ({
  id,
  name,
  role,
  department,
  badgeNumber,
  certificateExpiredOn: undefined,
  lockedUntil: undefined,
  demoPin: `26000${id}`.slice(-6),
  ...more,
});
const people = [
  person('1', '陈静怡', 'room-administrator', ''),
  person('2', '林志强', 'inspector', '医疗机构监督科', '18010217'),
  person('3', '黄晓敏', 'inspector', '医疗机构监督科', '18010236'),
  person('4', '周海燕', 'inspector', '公共场所监督科', '18010244'),
  person('5', '欧阳文彬', 'inspector', '学校卫生监督科', '18010251'),
  person('6', '阿卜杜热合曼・买买提', 'inspector', '传染病监督科', '18010260'),
  person('7', '邓伟明', 'department-head', '医疗机构监督科'),
  person('8', '谭国华', 'supervising-leader', ''),
  person('9', '何建国', 'legal-inspection', '法制稽查科'),
  person('10', '梁淑芬', 'office-staff', '办公室'),
  person('11', '罗永辉', 'agency-head', ''),
  person('12', '冯立', 'inspector', '医疗机构监督科', '18010270', { certificateExpiredOn: `${day.slice(0, 4)}-11-20` }),
];
const room = {
  agency: { name: '清远市卫生监督所', noticeName: '清远市卫生计生监督执法人员' },
  room: { id: 'room-1', name: '第一调查询问室', place: '办公楼三楼 306 室' },
  cameras: [
    { id: 'camera-1', name: '法制一号机位', view: 'questioned' },
    { id: 'camera-2', name: '法制二号机位', view: 'room' },
  ],
  drives: [
    { id: 'd1', name: '1 号' },
    { id: 'd2', name: '2 号' },
  ],
  lock: 'fail-secure',
  demonstration: false,
};
const full = Array.from({ length: 30 }, () => true);
const none = full.map(() => false);
const cells = (state, change = {}) => {
  const recording = state !== 'idle';
  const camera = (id, name, age, rate) => ({
    id,
    kind: 'camera',
    name,
    grade: recording ? 'good' : 'off',
    ticks: recording ? full : none,
    online: true,
    pictureAgeSeconds: recording ? age : undefined,
    bytesPerSecond: recording ? rate : 0,
    totalBytes: 1.7e8,
    fault: undefined,
    faultSeconds: 0,
    ...change[id],
  });
  return [
    camera('camera-1', '法制一号机位', 0.4, 612_000),
    camera('camera-2', '法制二号机位', 0.3, 588_000),
    { id: 'sound', kind: 'sound', grade: 'good', ticks: full, levelDb: recording ? -21 : -46, floorDb: -46, channels: 2, ...change.sound },
    { id: 'clock', kind: 'clock', grade: 'good', ticks: full, offsetSeconds: 0.12, ...change.clock },
    { id: 'disk', kind: 'disk', grade: 'good', ticks: full, hours: 214, ...change.disk },
    {
      id: 'second-copy',
      kind: 'second-copy',
      grade: recording ? 'good' : 'off',
      ticks: recording ? full : none,
      configured: true,
      lagSeconds: recording ? 0.9 : undefined,
      ...change.copy,
    },
  ];
};
const strip = (state, more = {}) => ({
  at: new Date().toISOString(),
  state,
  roomName: '第一调查询问室',
  registrationCode: state === 'recording' || state === 'failing' ? 'QYWS-X1-2026-0147' : undefined,
  startedAt: state === 'recording' || state === 'failing' ? ago(2722) : undefined,
  preRollSince: state === 'pre-roll' ? ago(281) : undefined,
  nextBookingAt: state === 'idle' ? new Date(Date.now() + 3 * 3600_000 + 725_000).toISOString() : undefined,
  lastSealedAt: state === 'idle' ? ago(423) : undefined,
  cells: cells(state),
  alarm: undefined,
  ...more,
});
const failing = () =>
  strip('failing', {
    cells: cells('failing', {
      'camera-1': { grade: 'alarm', fault: 'no-picture', faultSeconds: 19, ticks: full.map((_, index) => index < 11) },
    }),
    alarm: { failed: ['camera-1'], stillRecording: ['camera-2', 'sound'], since: ago(19), cause: 'unreachable' },
  });

const nothing = full.map(() => false);
const off = { grade: 'off', withheld: true, ticks: none };
const withheldStrip = (track) => () =>
  strip('recording', {
    withheld: { track, since: ago(245) },
    cells: cells(
      'recording',
      track === 'sound' ? { sound: { ...off, levelDb: undefined, channels: 0 } } : { 'camera-1': off, 'camera-2': off },
    ),
  });
/** A moment after a suspension: nothing of this recording is there yet, and the disk doesn't keep what is written. */
const starting = () =>
  strip('starting', {
    ...{ registrationCode: 'QYWS-X1-2026-0147', startedAt: ago(2722) },
    cells: cells('recording', {
      'camera-1': { grade: 'attention', pictureAgeSeconds: undefined, bytesPerSecond: 0, ticks: nothing },
      'camera-2': { grade: 'attention', pictureAgeSeconds: undefined, bytesPerSecond: 0, ticks: nothing },
      disk: { grade: 'alarm', fault: 'not-durable' },
    }),
  });

const booking = (id, from, to, more = {}, date = day) => ({
  id,
  roomId: 'room-1',
  roomName: '第一调查询问室',
  purpose: 'questioning',
  startsAt: at(from, date),
  endsAt: at(to, date),
  status: 'approved',
  department: '医疗机构监督科',
  requestedBy: '林志强',
  requestedAt: at('10:12', plus(-2)),
  decidedBy: '邓伟明',
  decidedAt: at('15:40', plus(-2)),
  rejectionReason: undefined,
  session: undefined,
  enforcementCase: { number: '清卫医立〔2026〕31号', name: '康雅口腔门诊部涉嫌未取得《医疗机构执业许可证》擅自开展诊疗活动案' },
  questioned: {
    ...{ name: '欧阳秀兰', role: 'party', document: 'resident-id', idNumber: '440106198502141244', sex: 'female', bornOn: '1985-02-14' },
    ...{ workUnit: '康雅口腔门诊部', position: '法定代表人', phone: '0763-3360000', address: '清远市清城区先锋中路 12 号 502 房' },
    ...{ postcode: '', whyIncomplete: '' },
  },
  ...more,
});
const requested = { status: 'requested', decidedBy: undefined, decidedAt: undefined };
const schedule = [
  booking('b1', '09:00', '11:30', { status: 'keyIssued', session: { id: 's1', phase: 'sealed' } }),
  booking('b2', '14:30', '15:30', { purpose: 'statement-and-defence', department: '公共场所监督科', requestedBy: '周海燕' }),
  booking('b3', '16:00', '17:00', { purpose: 'serving-decision', department: '学校卫生监督科', requestedBy: '欧阳文彬', ...requested }),
];
const names = [
  'request',
  'approval',
  'key',
  'device-check',
  'entry',
  'notice',
  'questioning',
  'review',
  'signature',
  'thumbprint',
  'seal',
  'cleaning',
  'handover',
  'discs',
  'filing',
];
const times = ['', '', '08:41:20', '08:52:46', '09:02:14', '09:03:36', '09:05:12', '11:08:22', '11:08:50', '11:09:31', '11:11:02'];
const by = [
  ['林志强'],
  ['邓伟明'],
  ['林志强'],
  ['陈静怡'],
  ['欧阳秀兰'],
  ['林志强'],
  ['林志强', '黄晓敏'],
  ['欧阳秀兰'],
  ['欧阳秀兰'],
  ['欧阳秀兰'],
  ['陈静怡'],
];
const links = (nowAt, missing) =>
  names.map((link, index) => ({
    link,
    state: link === missing ? 'missing' : index < nowAt ? 'done' : index === nowAt ? 'now' : 'later',
    at:
      index >= nowAt ? undefined : index === 0 ? at('10:12', plus(-2)) : index === 1 ? at('15:40', plus(-2)) : at(times[index] ?? '11:12'),
    by: index < nowAt ? (by[index] ?? []) : [],
    missing: link === missing ? { code: 'no-escort', article: '规定§10' } : undefined,
    dueOn: link === 'handover' ? plus(2) : undefined,
  }));
const task = (kind, bookingId, subject, dueAt, article, sessionId) => ({ kind, bookingId, sessionId, subject, dueAt, article });
const today = {
  date: day,
  hero: { booking: schedule[0], links: links(11, 'entry') },
  tasks: [
    task('receive-cleaned-room', 'b1', '康雅口腔门诊部案　欧阳秀兰', undefined, '规定§11', 's1'),
    task('approve-booking', 'b3', '处罚决定书送达　欧阳文彬　学校卫生监督科', at('15:30'), '规定§11'),
    task('receive-handover', 'b9', 'QYWS-X1-2026-0146　公共场所监督科 周海燕', at('17:30', plus(1)), '制度§9', 's0'),
    task('burn-discs', 'b8', '万家乐商场涉嫌空气质量不合格案　刘建平', at('17:30', plus(3)), '规定§15', 's8'),
  ],
  schedule,
};
const roomState = {
  at: new Date().toISOString(),
  line: 'online',
  lock: 'unlocked',
  door: 'closed',
  light: 'on',
  recordLamp: 'off',
  presence: 'absent',
  duress: 'released',
  temperatureC: 22.4,
  humidityPercent: 51,
  keyHolder: '林志强',
};
const figures = (...pairs) => pairs.map(([key, value]) => ({ key, value }));
const check = (name, state, rows, more = {}) => ({
  check: name,
  subject: name,
  state,
  provedAt: state === 'proved' ? ago(2) : undefined,
  figures: figures(...rows),
  cause: undefined,
  ...more,
});
const preflight = (more = {}) => ({
  bookingId: 'b1',
  sessionId: 's1',
  startedAt: ago(281),
  mayPass: false,
  checks: [
    check(
      'camera',
      'proved',
      [
        ['pictureAge', '0.4 秒前'],
        ['bitrate', '612 kB/s'],
        ['written', '172 MB'],
        ['cameraClock', '+0.12 s'],
      ],
      { subject: 'camera-1' },
    ),
    check(
      'camera',
      'proved',
      [
        ['pictureAge', '0.3 秒前'],
        ['bitrate', '588 kB/s'],
        ['written', '165 MB'],
        ['cameraClock', '−0.31 s'],
      ],
      { subject: 'camera-2' },
    ),
    check('sound', 'proved', [
      ['level', '−21 dB'],
      ['floor', '−46 dB'],
    ]),
    check('clock', 'proved', [
      ['hostClock', '+0.12 s'],
      ['allowed', '±1.00 s'],
    ]),
    check('disk', 'proved', [
      ['freeHours', '214 小时'],
      ['needed', '5 小时・21.6 GB'],
      ['secondCopy', '同步，落后 0.9 s'],
    ]),
    check('record-lamp', 'ask', []),
    check('door-lock', 'proved', [
      ['lock', '已锁'],
      ['door', '关'],
    ]),
    check('light', 'proved', [
      ['light', 'on'],
      ['climate', '22.4 ℃・51 %RH'],
    ]),
    check('signing', 'proved', [
      ['pad', '在线'],
      ['reader', '在线'],
    ]),
    check(
      'drive',
      'attention',
      [
        ['drive1', 'BD-R 25.0 GB'],
        ['drive2', 'none'],
      ],
      { cause: { code: 'disc.blanks-missing', detail: { blanks: '1' } } },
    ),
  ],
  ...more,
});
const signedIn = (index) => ({ person: people[index], at: new Date().toISOString() });
const publicBookings = schedule.map(({ startsAt, endsAt, purpose, department, status }) => ({
  startsAt,
  endsAt,
  purpose,
  department,
  status,
}));
const week = [
  ...schedule,
  booking('w1', '09:00', '11:00', { questioned: { ...schedule[0].questioned, role: 'witness' } }, plus(1)),
  booking('w2', '09:30', '11:00', { purpose: 'hearing', requestedBy: '周海燕', department: '公共场所监督科' }, plus(2)),
  booking('w3', '14:30', '16:30', { purpose: 'collective-discussion', requestedBy: '谭国华' }, plus(2)),
  booking('w4', '15:00', '16:30', { purpose: 'deliberation', requestedBy: '邓伟明' }, plus(3)),
  booking('w5', '09:00', '10:30', { ...requested, requestedBy: '阿卜杜热合曼・买买提' }, plus(4)),
];

/** The archive's calls over some entries, as the service would answer them. */
const archiveCalls = (entries) => {
  const where = ({ filed, discPair, handover }) =>
    filed ? 'filed' : discPair?.state === 'certified' ? 'on-disc' : handover.receivedAt ? 'with-administrator' : 'to-hand-over';
  const lines = entries.map((entry) => ({
    ...entry,
    handedOverAt: entry.handover.handedOverAt,
    disc: entry.discPair?.state,
    whereabouts: where(entry),
    filedPlace: entry.filed?.place ?? '',
  }));
  const count = (group) => lines.filter((line) => line.whereabouts === group).length;
  const isIn = (line, group) =>
    ({ 'not-received': !line.handover.receivedAt, certified: line.disc === 'certified', uncertified: line.disc !== 'certified' })[group] ??
    (group === undefined || line.whereabouts === group);
  const groups = ['to-hand-over', 'with-administrator', 'on-disc', 'filed'];
  const counts = { all: lines.length, ...Object.fromEntries(groups.map((group) => [group, count(group)])) };
  return {
    'archive.page': ({ group, text }) => ({
      lines: lines.filter((line) => isIn(line, group) && line.enforcementCase.name.includes(text)),
      next: undefined,
      counts: { ...counts, 'not-received': 1, 'to-burn': 2, 'to-certify': 0 },
    }),
    'archive.entry': (sessionId) => entries.find((entry) => entry.sessionId === sessionId),
  };
};

const base = (state, who, more = {}) => ({
  answers: {
    'kiosk.start': { kind: 'ready', room },
    'strip.state': () => state(),
    'people.list': people,
    'people.current': who === undefined ? undefined : signedIn(who),
    'people.signIn': ({ personId, pin }) => {
      if (pin !== '111111') throw { code: 'people.wrong-pin', detail: { triesLeft: '4' } };
      return signedIn(people.findIndex((one) => one.id === personId));
    },
    'bookings.public': publicBookings,
    'bookings.list': week,
    'booking.chain': today.hero,
    'booking.request': () => {
      throw { code: 'booking.overlaps', detail: { minutes: '30', with: '09:30–11:00 听证' } };
    },
    'today.view': today,
    'room.state': roomState,
    'preflight.state': undefined,
    'alarms.open': [],
    'session.current': undefined,
    ...more,
  },
  live: (publish) => {
    if (state.silent) return;
    setInterval(() => publish('strip.changed', state()), 1000);
  },
});
const idle = () => strip('idle');
const preRoll = () => strip('pre-roll');
const silent = Object.assign(() => strip('recording'), { silent: true });
const demoRoom = { ...room, demonstration: true };

const checklist = (state) => ({
  items: checkItems.map(({ key, label }) => ({ key, label, state, reason: '' })),
  ...(state === 'open' ? { at: undefined, by: undefined } : { at: ago(1200), by: '林志强' }),
});
const conditions = (names) =>
  names.map((condition) => ({
    ...{ condition, article: '规定§14', broken: [], at: ago(2700) },
    ...(condition === 'one-person' ? { state: 'unknown', unseen: 'no-counter', registered: 1 } : { state: 'seen' }),
  }));
const talk = ['你何时开始在该门诊部从事口腔诊疗？', '2026 年 3 月开业起。', '检查当日为谁做诊疗？', '三名患者，一个洗牙，两个补牙。'].map(
  (text, index) => ({
    id: `l${index}`,
    kind: index % 2 ? 'answer' : 'question',
    text,
    at: ago(2500 - index * 120),
    corrections: [],
  }),
);
const session = {
  id: 's1',
  bookingId: 'b1',
  phase: 'questioning',
  roomName: '第一调查询问室',
  agencyName: '清远市卫生监督所',
  purpose: 'questioning',
  enforcementCase: schedule[0].enforcementCase,
  questioned: schedule[0].questioned,
  attendees: [],
  record: undefined,
  gaps: [],
  checklist: checklist('in-order'),
  companions: [],
  answers: [],
  inspectors: [
    { personId: '2', name: '林志强', badgeNumber: '18010217' },
    { personId: '3', name: '黄晓敏', badgeNumber: '18010236' },
  ],
  startedAt: ago(2722),
  noticeGivenAt: ago(2640),
  reviewedAt: undefined,
  signedAt: undefined,
  thumbprintedAt: undefined,
  endedAt: undefined,
  sealedAt: undefined,
  registrationCode: 'QYWS-X1-2026-0147',
  noticeWording: '',
  steps: ['credentials-shown', 'notice-read', 'rights-told'].map((step, n) => ({ step, at: ago(2690 - n * 20) })),
  told: { rights: ['可以说明情况，为自己陈述、申辩', '需要休息，可以随时提出'], duties: ['如实回答与本案有关的问题'] },
  conditions: conditions(['two-inspectors', 'credentials', 'rights', 'recording-told', 'one-person', 'place']),
  transcript: talk,
  marks: [
    { id: 'm1', kind: 'manual', text: '承认营业期间开展洗牙、补牙', at: ago(900) },
    { id: 'm2', kind: 'manual', text: '', at: ago(300) },
  ],
  exhibits: [
    {
      number: 1,
      name: '购销台账',
      page: '第3页',
      from: ago(800),
      to: ago(700),
      shownBy: '林志强',
      picture: { source: 'camera', name: '法制一号机位', sha256: 'a'.repeat(64) },
    },
  ],
  breaks: { askedAt: undefined, offeredAt: undefined, restingSince: undefined, taken: [] },
  comfort: [],
  signing: { manner: undefined, pages: [], corrections: [], officers: [], companions: [], papers: [] },
  presence: { ...presence, short: [] },
  signature: undefined,
  thumbprint: undefined,
  interruption: undefined,
  sealProblem: undefined,
};

const wording =
  '我们是清远市卫生计生监督执法人员林志强、黄晓敏,现就你单位事宜向你调查询问，并进行全程录音录像,请你如实回答，否则将负相应的法律责任。';
const incomplete = {
  questioned: { ...session.questioned, idNumber: '', sex: undefined, bornOn: undefined, phone: '', address: '' },
  gaps: [...['idNumber', 'sex', 'bornOn', 'phone', 'address'].map((field) => `person.${field}`), 'checklist'],
  checklist: checklist('open'),
};
const steps = (...seconds) =>
  ['credentials-shown', 'notice-read', 'rights-told'].map((step, index) => ({
    step,
    at: seconds[index] === undefined ? undefined : ago(seconds[index]),
  }));
const minutes = (...texts) =>
  texts.map((text, index) => ({ id: `l${index}`, kind: 'note', text, at: ago(2400 - index * 160), corrections: [] }));
const closingSession = (purpose, more = {}) => ({
  ...session,
  purpose,
  questioned: forms[purpose].person ? session.questioned : { ...session.questioned, name: '' },
  attendees: [{ name: '梁国强', kind: 'lawyer', organisation: '广东北江律师事务所' }],
  steps: forms[purpose].person ? steps(2690, 2670, 2640) : [],
  phase: forms[purpose].person ? 'questioning' : 'opening',
  noticeWording: '为保护您的合法权益，监督我的执法行为，本次执法全程录音录像。',
  conditions: conditions(
    forms[purpose].person ? ['two-inspectors', 'credentials', 'rights', 'recording-told', 'place'] : ['two-inspectors', 'place'],
  ),
  record: {
    form: forms[purpose],
    closes: purpose === 'hearing' ? 'lead' : 'either',
    wantsSignature: undefined,
    written: undefined,
    closed: undefined,
    unsignedReason: undefined,
  },
  ...more,
});
const hearingLines = minutes(
  '主持人：现在宣布听证开始。核对到场人员身份，询问当事人是否申请回避。',
  '当事人：不申请回避。',
  '案件承办人：2026 年 10 月 14 日现场检查时，该门诊部正在为三名患者做口腔诊疗，未能出示《医疗机构执业许可证》。',
  '委托代理人：许可证已于 9 月提出申请，请考虑当事人主动整改、没有造成危害后果，从轻处罚。',
);
const hearingWritten = {
  outcome: '双方最后陈述完毕，听证到此结束，听证意见另行报告。',
  facts: {
    manner: 'public',
    handlers: '周海燕、欧阳文彬',
    agent: '梁国强（广东北江律师事务所）',
    present: '林志强、黄晓敏、周海燕、欧阳文彬、欧阳秀兰、梁国强',
  },
};
const writtenHearing = (more) =>
  closingSession('hearing', {
    transcript: hearingLines,
    ...more,
    record: { ...closingSession('hearing').record, wantsSignature: true, written: hearingWritten },
  });
const closingScene = (value, state = () => strip('recording')) =>
  base(state, 1, { 'session.current': value, 'session.writeRecord': value, 'today.view': toConsole });

const derivedJob = (id, kind, purpose, state) => ({
  id,
  request: { sessionId: 's1', kind, purpose, folder: '' },
  target: `/media/usb0/QYWS-X1-2026-0147-${kind === 'export' ? '导出' : '画中画'}-20261127-101502`,
  askedBy: '梁淑芬',
  askedAt: at('10:15'),
  state,
});
const derivedJobs = [
  derivedJob('j2', 'composite', '听证会播放，案号 0147', { kind: 'running', doneMs: 2_800_000, totalMs: 7_627_000 }),
  derivedJob('j1', 'export', '移交检察机关', {
    kind: 'done',
    at: at('10:21'),
    files: [
      { file: 'QYWS-X1-2026-0147-cam1.mp4', bytes: 3_400_000_000, sha256: '' },
      { file: 'QYWS-X1-2026-0147-cam2.mp4', bytes: 3_100_000_000, sha256: '' },
    ],
  }),
];

const toConsole = {
  ...today,
  hero: undefined,
  tasks: [task('go-to-console', 'b1', '康雅口腔门诊部案　欧阳秀兰', undefined, '规定§15', 's1')],
};

const registerCells = {
  use: {
    ...{
      at: '2026-11-25 09:00',
      department: '医疗机构监督科',
      purpose: '询问',
      person: '欧阳秀兰',
      requestedBy: '林志强',
      approvedBy: '邓伟明',
    },
    case: '康雅口腔门诊部涉嫌未取得《医疗机构执业许可证》擅自开展诊疗活动案　清卫医立〔2026〕31号',
    ...{ recorded: '2026-11-25 09:02 至 11:09', returned: '2026-11-25 11:30 陈静怡', code: 'QYWS-X1-2026-0147' },
  },
  admission: {
    ...{ at: '2026-11-25 09:01', person: '梁国强', role: '律师　广东北江律师事务所', standing: '临时批准　当事人委托', escorts: '林志强' },
    ...{ approvedBy: '邓伟明', registeredBy: '陈静怡', left: '2026-11-25 11:12' },
    case: '康雅口腔门诊部涉嫌未取得《医疗机构执业许可证》擅自开展诊疗活动案　清卫医立〔2026〕31号',
  },
};
const registerLine = (register, seq) => ({
  seq,
  month: '2026-10',
  number: `2026-${String(seq).padStart(4, '0')}`,
  cells: registerCells[register] ?? registerCells.use,
  corrections:
    seq % 7 === 0
      ? [
          {
            ...{ number: 1, lineSeq: seq, column: 'returned', oldText: '使用中', newText: '2026-11-02 09:00 陈静怡' },
            ...{ at: at('09:00'), by: '陈静怡', reason: '钥匙交还' },
          },
        ]
      : [],
});
const useFigures = (name, uses, used) => ({ name, month: name, uses, hours: used, open: 0, openHours: 176, useRate: used / 176 });
const registersScene = (count, who = 0, more = {}) =>
  base(idle, who, {
    ...more,
    'register.page': ({ register }) => ({
      title: registerWords.registers[register].title,
      columns: registerWords.registers[register].columns,
      lines: Array.from({ length: count }, (_, index) => registerLine(register, count - index)),
      total: count,
      next: undefined,
    }),
    'register.months': [
      { month: '2026-11', closed: undefined, closable: false },
      {
        month: '2026-10',
        closable: false,
        closed: {
          ...{ month: '2026-10', number: 10, closedAt: at('09:12'), closedBy: '陈静怡', manifestSha256: '3f9a1c27d0b4'.repeat(5) },
          ...{
            audit: { count: 4211, head: 'a1b2c3d4e5f60718'.repeat(4) },
            folder: '/var/lib/mingxun/registers/X1/2026-10',
            copied: true,
            corrections: 2,
          },
        },
      },
      { month: '2026-09', closed: undefined, closable: true },
    ],
    'register.verify': [],
    'register.statistics': {
      ...{ firstMonth: '2026-01', lastMonth: '2026-11', total: { uses: 147, hours: 312.4, open: 1 } },
      months: ['2026-09', '2026-10', '2026-11'].map((name, index) => useFigures(name, 40 + index * 9, 90 + index * 14)),
      departments: [
        useFigures('医疗机构监督科', 88, 190.2),
        useFigures('公共场所监督科', 41, 84.1),
        useFigures('学校卫生监督科', 18, 38.1),
      ],
      purposes: [useFigures('询问', 101, 231), useFigures('听证', 12, 41.4), useFigures('合议', 34, 40)],
    },
    'register.printStatistics': { file: '/var/lib/mingxun/register-exports/调查询问室使用情况统计-2026-01-2026-11-3f9a1c27.pdf' },
    'fault.open': [
      {
        ...{
          id: 'f1',
          device: '法制一号机位',
          what: '画面发绿，重启后仍然如此',
          foundAt: at('08:40'),
          foundBy: '陈静怡',
          outOfUseAt: at('08:42'),
        },
        ...{ sentAt: undefined, dueOn: plus(-1), overdue: true },
      },
    ],
  });

const withdrawals = [
  {
    ...{
      number: 1,
      part: 'officer',
      id: session.inspectors[1].personId,
      name: session.inspectors[1].name,
      writtenBy: session.inspectors[0].name,
    },
    ...{ reason: '他是对面诊所老板的表弟，上个月还来我们这里吵过。', askedAt: ago(900) },
    decision: { verdict: 'rejected', reason: '经核实不是近亲属，没有直接利害关系。', by: '罗永辉', at: ago(300) },
  },
  {
    ...{
      number: 2,
      part: 'officer',
      id: session.inspectors[0].personId,
      name: session.inspectors[0].name,
      writtenBy: session.inspectors[1].name,
    },
    ...{ reason: '他说话很凶。', askedAt: ago(120) },
  },
];

export const scenes = {
  registers: registersScene(147),
  findings: registersScene(147, 8, findingAnswers),
  inspections: registersScene(147, 8, inspectionAnswers),
  'inspections-none': registersScene(147, 6, { 'inspection.page': { ...inspectionAnswers['inspection.page'], inspections: [] } }),
  'registers-large': registersScene(100_000),
  access: base(idle, 0, entryAnswers),
  'access-head': base(idle, 6, { ...entryAnswers, 'admission.inside': { inside: [] }, 'authorisation.list': [], 'alarms.latest': [] }),
  'access-alarm': base(idle, 0, { ...entryAnswers, 'alarms.open': openAlarms, 'alarms.latest': latestAlarms }),
  'sign-in-alarm': base(idle, undefined, { 'alarms.open': openAlarms }),
  'second-screen-alarm': base(() => strip('recording'), undefined, { 'session.current': session, 'alarms.open': openAlarms }),
  'second-screen-withdrawal': base(() => strip('recording'), undefined, {
    'session.current': { ...session, withdrawals },
  }),
  'console-withdrawal': base(() => strip('recording'), 1, {
    'today.view': toConsole,
    'session.current': { ...session, withdrawals },
    'transcript.histories': session.transcript.slice(0, 3).map((line, n) => ({
      ...{ lineId: line.id, struck: n === 1 },
      versions: [
        { text: line.text.slice(0, 8), kind: line.kind, at: ago(2000), by: '黄晓敏', change: 'written', struck: false },
        { text: line.text, kind: line.kind, at: ago(1900), by: '黄晓敏', change: 'written', struck: false },
      ],
    })),
    'withdrawal.ofSession': {
      ...{ sessionId: session.id, questionedName: session.questioned.name, caseName: '康雅口腔门诊部案', startedAt: session.startedAt },
      ...{ requests: withdrawals, unwrittenSince: undefined },
      targets: session.inspectors.map(({ personId, name }) => ({ part: 'officer', id: personId, name })),
    },
  }),
  'console-officers': base(() => strip('recording'), 1, {
    'today.view': toConsole,
    'session.current': {
      ...session,
      presence,
      conditions: [
        { ...session.conditions[0], state: 'broken', at: presence.short[1].from, broken: presence.short },
        ...session.conditions.slice(1),
      ],
    },
  }),
  'console-reviewed': base(() => strip('recording'), 1, {
    'today.view': toConsole,
    'session.current': { ...session, phase: 'reviewed', reviewedAt: ago(30) },
  }),
  'console-companions': base(() => strip('recording'), 1, {
    'today.view': toConsole,
    'session.current': {
      ...{ ...session, companions, phase: 'signed', reviewedAt: ago(90), signedAt: ago(30) },
      told: { ...session.told, questions: noticeQuestions },
      signing: {
        ...{ ...session.signing, officers: [{ personId: '2', at: ago(20), holds: true }] },
        companions: [{ companion: 1, image: '', device: '', refusal: '', at: ago(15), holds: true }],
      },
    },
  }),
  'console-notice-answers': base(() => strip('recording'), 1, {
    'today.view': toConsole,
    'session.current': { ...session, told: { ...session.told, questions: noticeQuestions }, answers: noticeAnswers },
  }),
  'console-repairs': base(() => strip('recording'), 1, {
    'today.view': toConsole,
    'session.current': { ...session, presence, conditions: repairs(session.conditions, presence.short) },
  }),
  'console-speech': base(() => strip('recording'), 1, {
    'today.view': toConsole,
    'session.current': session,
    'speech.state': { state: 'ready' },
    'speech.lines': speechLines(session.startedAt),
  }),
  'home-countersign': base(idle, 7, {
    'today.view': {
      ...{ ...today, hero: undefined },
      tasks: [task('countersign-suspension', 'b1', '康雅口腔门诊部案　欧阳秀兰', at('17:30', plus(1)), '制度§19', 's1')],
    },
    'suspension.ofSession': telephoneApprovals(people[7].name),
  }),
  'console-alarm': base(() => strip('recording'), 1, {
    'today.view': toConsole,
    'session.current': session,
    'alarms.open': openAlarms.slice(0, 1),
  }),
  'console-blind': base(preRoll, 1, {
    'today.view': toConsole,
    'session.current': { ...session, phase: 'ready', startedAt: undefined },
    'room.state': { ...roomState, door: 'unknown' },
  }),
  'console-ready': base(preRoll, 1, { 'today.view': toConsole, 'session.current': { ...session, phase: 'ready', startedAt: undefined } }),
  'console-ready-incomplete': base(preRoll, 1, {
    'today.view': toConsole,
    'session.current': { ...session, phase: 'ready', startedAt: undefined, ...incomplete },
  }),
  'console-ready-girl': base(preRoll, 1, {
    'today.view': toConsole,
    'session.current': {
      ...{ ...session, phase: 'ready', startedAt: undefined, gaps: ['companion.woman'] },
      questioned: {
        ...session.questioned,
        name: '欧阳小雨',
        idNumber: '440106201202141240',
        bornOn: '2012-02-14',
        workUnit: '市二中',
        position: '学生',
      },
      companions: [
        {
          ...{
            number: 1,
            role: 'suitable-adult',
            name: '陈桂芳',
            relation: '班主任',
            organisation: '',
            language: '',
            document: 'resident-id',
          },
          ...{ idNumber: '', ground: '父母在外地，当日不能到场，已电话告知', signs: true, at: ago(300) },
        },
      ],
    },
  }),
  'console-opening-incomplete': base(() => strip('recording'), 1, {
    'today.view': toConsole,
    'session.current': { ...session, phase: 'opening', noticeGivenAt: undefined, steps: steps(20), noticeWording: wording, ...incomplete },
  }),
  console: base(() => strip('recording'), 1, { 'session.current': session, 'session.grounds': grounds, 'today.view': toConsole }),
  'console-hearing-opening': closingScene(closingSession('hearing', { phase: 'opening', steps: steps(2690) })),
  'console-hearing': closingScene(closingSession('hearing', { transcript: hearingLines })),
  'console-hearing-reviewing': closingScene(writtenHearing({ phase: 'reviewing' })),
  'console-hearing-signed': closingScene(writtenHearing({ phase: 'signed', signedAt: ago(10), reviewedAt: ago(30) })),
  'console-deliberation-ready': closingScene(closingSession('deliberation', { phase: 'ready', startedAt: undefined }), preRoll),
  'console-deliberation': closingScene(closingSession('deliberation', { transcript: minutes('主持人：请承办人汇报案情。', '承办人：……') })),
  'console-serving': closingScene(closingSession('serving-decision')),
  'console-hearing-sealed': closingScene(
    {
      ...writtenHearing({ phase: 'sealed', endedAt: ago(60), sealedAt: ago(20) }),
      record: { ...writtenHearing({}).record, closed: { at: ago(60), by: '林志强' } },
    },
    idle,
  ),
  'second-screen-hearing': closingScene(closingSession('hearing', { transcript: hearingLines })),
  'second-screen-hearing-notice': closingScene(closingSession('hearing', { phase: 'opening', steps: steps(2690) })),
  'second-screen-hearing-review': closingScene(writtenHearing({ phase: 'reviewing' })),
  'second-screen-hearing-sign': closingScene(writtenHearing({ phase: 'reviewed', reviewedAt: ago(20) })),
  'second-screen-deliberation': closingScene(closingSession('deliberation')),
  'second-screen': base(() => strip('recording'), undefined, { 'session.current': session }),
  'console-sound-withheld': base(withheldStrip('sound'), 1, {
    'today.view': toConsole,
    'session.current': { ...session, suspensions: [withheld('sound')] },
  }),
  'console-picture-withheld': base(withheldStrip('picture'), 1, {
    'today.view': toConsole,
    'session.current': { ...session, suspensions: [withheld('picture')] },
  }),
  'second-screen-sound-withheld': base(withheldStrip('sound'), undefined, {
    'session.current': { ...session, suspensions: [withheld('sound')] },
  }),
  'second-screen-failing': base(failing, undefined, { 'session.current': session, 'kiosk.start': { kind: 'ready', room: demoRoom } }),
  'sign-in': base(idle, undefined),
  'sign-in-demo': base(idle, undefined, { 'kiosk.start': { kind: 'ready', room: demoRoom } }),
  'first-administrator': base(() => strip('idle', { nextBookingAt: undefined, lastSealedAt: undefined }), undefined, {
    'kiosk.start': { kind: 'first-administrator', room: demoRoom },
  }),
  'room-file-wrong': base(() => strip('idle'), undefined, {
    'kiosk.start': {
      kind: 'room-file-wrong',
      file: '/var/lib/mingxun/room.json',
      problems: [
        {
          field: 'cameras[0].onvif',
          line: 12,
          problem: 'missing',
          expected: '摄像机的 ONVIF 地址，例如 http://192.168.1.64/onvif/device_service',
        },
        { field: 'roomIo.unit', line: 31, problem: 'out-of-range', expected: '1 到 247 的整数' },
        { field: 'cameras[1].veiw', line: 19, problem: 'unknown-field', expected: 'view' },
      ],
    },
  }),
  devices: base(idle, 0, {
    'equipment.view': {
      cameras: room.cameras.map(({ id, name }) => ({ id, name, listening: 'heard', moving: false, tamperedSince: undefined })),
    },
    'equipment.look': (cameraId) => ({
      ...{ cameraId, at: ago(4), picture: undefined, clockOffsetMs: 120, presets: [], captions: undefined, relays: [], inputs: [] },
    }),
    'remoteView.state': {
      ...{ state: 'on', addresses: ['https://192.168.1.40:8443', 'https://10.20.8.17:8443', 'https://wenxun-1.qyws.local:8443'] },
      fingerprint: Array.from({ length: 32 }, (_, n) => ((n * 37 + 90) % 256).toString(16).toUpperCase().padStart(2, '0')).join(':'),
    },
    'speech.state': { state: 'ready' },
  }),
  'archive-head': base(idle, 6, archiveCalls(archiveEntries)),
  archive: base(idle, 9, {
    ...archiveCalls(archiveEntries),
    'archive.printReport': { file: '/var/lib/mingxun/papers/2026/QYWS-X1-2026-0147/场次报告-QYWS-X1-2026-0147-3f9a1c27.pdf' },
    'derived.options': {
      cameras: room.cameras.map(({ id, name }) => ({ id, name })),
      defaultFolder: '/var/lib/mingxun/derived',
      roots: ['/var/lib/mingxun', '/media'],
    },
    'derived.jobs': derivedJobs,
  }),
  handover: base(idle, 0, archiveCalls(archiveEntries)),
  'disc-desk': base(idle, 9, { ...archiveCalls(archiveEntries), 'disc.pairs': archiveEntries.flatMap(({ discPair }) => discPair ?? []) }),
  'archive-large': base(idle, 9, {
    ...archiveCalls(Array.from({ length: 300 }, (_, n) => ({ ...archiveEntries[n % archiveEntries.length], sessionId: `s-${n}` }))),
  }),
  'registers-months': registersScene(147, 0, {
    'register.page': ({ register }) => ({
      title: registerWords.registers[register].title,
      columns: registerWords.registers[register].columns,
      ...{ lines: [], total: 0, next: undefined },
    }),
  }),
  home: base(idle, 0),
  'home-demo': base(idle, 0, { 'kiosk.start': { kind: 'ready', room: demoRoom } }),
  'home-inspector': base(idle, 1, {
    'today.view': {
      ...today,
      hero: { booking: schedule[0], links: links(4) },
      tasks: [task('admit-inspectors', 'b1', '康雅口腔门诊部案　欧阳秀兰', undefined, '规定§13', 's1')],
    },
    'session.current': {
      id: 's1',
      bookingId: 'b1',
      phase: 'checked',
      inspectors: [{ personId: '2', name: '林志强', badgeNumber: '18010217' }],
    },
  }),
  'home-empty': base(() => strip('idle', { nextBookingAt: undefined, lastSealedAt: undefined }), 0, {
    'today.view': { date: day, hero: undefined, tasks: [], schedule: [] },
  }),
  'home-reminders': base(idle, 0, {
    'today.view': {
      ...today,
      tasks: [
        task('key-overdue', 'b7', '康雅口腔门诊部案　欧阳秀兰', at('08:30'), '规定§11'),
        task('next-waits', 'b2', '公共场所卫生监测案　刘建平', at('14:30'), '规定§11'),
        ...today.tasks.slice(1),
      ],
    },
  }),
  'home-recording': base(() => strip('recording'), 0),
  'home-attention': base(() => strip('recording', { cells: cells('recording', { disk: { grade: 'attention', hours: 3.5 } }) }), 0),
  'home-failing': base(failing, 0, { 'kiosk.start': { kind: 'ready', room: demoRoom } }),
  'home-starting': base(starting, 0),
  'second-screen-starting': base(starting, undefined, { 'session.current': session }),
  'home-silent': base(silent, 0),
  calendar: base(idle, 1, calendarAnswers(2, links(2))),
  'calendar-one-room': base(idle, 0, calendarAnswers(1, links(11, 'entry'))),
  'calendar-many-rooms': base(idle, 0, calendarAnswers(50, links(2))),
  'pre-flight': base(preRoll, 0, { 'preflight.state': () => preflight() }),
  'pre-flight-ready': base(preRoll, 0, {
    'preflight.state': () =>
      preflight({
        mayPass: true,
        checks: preflight().checks.map((one) =>
          one.check === 'record-lamp' ? { ...one, state: 'proved', provedAt: ago(1), figures: figures(['lamp', 'on']) } : one,
        ),
      }),
  }),
  'pre-flight-failed': base(preRoll, 0, {
    'preflight.state': () =>
      preflight({
        checks: preflight().checks.map((one) =>
          one.subject === 'camera-2'
            ? { ...one, state: 'failed', provedAt: undefined, cause: { code: 'camera.unreachable', detail: { camera: '法制二号机位' } } }
            : one,
        ),
      }),
  }),
  'pre-flight-passed': base(preRoll, 0, {
    'session.current': { id: 's1', bookingId: 'b1', phase: 'checked', inspectors: [] },
    'booking.chain': { booking: schedule[0], links: links(4) },
    'today.view': { ...today, tasks: [task('issue-key', 'b1', '康雅口腔门诊部案　欧阳秀兰', undefined, '规定§11', 's1')] },
  }),
};
for (const [name, scene] of Object.entries(scenes)) {
  if (!name.startsWith('pre-flight')) continue;
  const live = scene.live;
  scene.live = (publish) => {
    live(publish);
    const state = scene.answers['preflight.state'];
    if (typeof state === 'function') setInterval(() => publish('preflight.changed', state()), 1000);
  };
}
