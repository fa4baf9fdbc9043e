import type { ArchiveEntryView, DiscCopyView, DiscLabelView, DiscPairView, DiscPlanView } from '../../../services/contract/archive';
import type { PersonTile } from '../../../services/contract/people';
import type { RoomStateView, RoomView } from '../../../services/contract/room';
import type { LineKind, SessionView, StripView, TranscriptLineView } from '../../../services/contract/sessions';

/** Invented people, case and recordings for looking at screens. The recording began three quarters of an hour ago. */
export const startedAt = new Date(Math.floor(Date.now() / 1000) * 1000 - 2_722_000).toISOString();
const at = (seconds: number): string => new Date(Date.parse(startedAt) + seconds * 1000).toISOString();

export const room: RoomView = {
  agency: { name: '清远市卫生监督所', noticeName: '清远市卫生计生监督执法人员' },
  room: { id: 'x1', name: '第一调查询问室', place: '三楼 301' },
  cameras: [
    { id: 'front', name: '法制一号机位', view: 'questioned' },
    { id: 'room', name: '法制二号机位', view: 'room' },
  ],
  drives: [
    { id: 'd1', name: '1 号驱动器' },
    { id: 'd2', name: '2 号驱动器' },
  ],
  demonstration: true,
};

const person = (id: string, name: string, role: PersonTile['role'], badgeNumber = ''): PersonTile => ({
  id,
  name,
  role,
  department: role === 'inspector' ? '监督一科' : '办公室',
  badgeNumber,
  certificateExpiredOn: undefined,
  lockedUntil: undefined,
  demoPin: '246810',
});
export const people = [
  person('p1', '林志强', 'inspector', '18010217'),
  person('p2', '黄晓敏', 'inspector', '18010236'),
  person('p3', '陈静怡', 'room-administrator'),
  person('p4', '梁淑芬', 'office-staff'),
];

const said: readonly (readonly [number, LineKind, string])[] = [
  [
    82,
    'question',
    '我们是清远市卫生计生监督执法人员林志强、黄晓敏,现就你单位事宜向你调查询问，并进行全程录音录像,请你如实回答，否则将负相应的法律责任。这是我们的执法证件，请你过目，你看清楚了吗？',
  ],
  [125, 'answer', '看清楚了。'],
  [151, 'question', '你有陈述、申辩的权利，认为执法人员与本案有利害关系的，可以申请回避。你是否申请回避？'],
  [178, 'answer', '不申请。'],
  [768, 'question', '请说明你门诊部何时开始营业，是否取得《医疗机构执业许可证》？'],
  [800, 'answer', '今年 9 月 12 日开始营业。申请材料 8 月底递交了，证还没有批下来。'],
  [1866, 'question', '从 9 月 12 日到 11 月 18 日我所检查时，门诊部开展了哪些诊疗项目？'],
  [1900, 'answer', '主要是洗牙和补牙，拔过几次牙，没有做种植。收费都有单据，放在前台的抽屉里。'],
  [2650, 'question', '（出示照片 3）11 月 18 日检查时，现场这台牙科综合治疗椅由谁使用？'],
  [2692, 'answer', '由我聘请的医师使用，他姓赵，执业地点还没有变更到我这里，每周来三天，分别是周二、周四和周六。'],
  [2994, 'note', '09:52:08 法制一号机位录像中断。二号机位和声音继续。09:53:50 恢复。'],
];
export const transcript: readonly TranscriptLineView[] = said.map(([seconds, kind, text], index) => ({
  id: `l${index}`,
  kind,
  text,
  at: at(seconds),
  corrections: [],
}));

export const corrected: readonly TranscriptLineView[] = transcript.map((line, index) =>
  index === 9
    ? { ...line, text: line.text.replace('周二、周四和周六', '周二、周四和周日'), corrections: [{ oldText: line.text, at: at(7418) }] }
    : line,
);

const told = { credentials: at(51), notice: at(82), rights: at(151) };
export const session: SessionView = {
  id: 's1',
  bookingId: 'b1',
  phase: 'questioning',
  roomName: '第一调查询问室',
  agencyName: '清远市卫生监督所',
  purpose: 'questioning',
  enforcementCase: { number: '清卫医立〔2026〕31号', name: '康雅口腔门诊部涉嫌未取得《医疗机构执业许可证》擅自开展诊疗活动案' },
  questioned: { name: '欧阳秀兰', role: 'party', position: '康雅口腔门诊部 法定代表人', idNumber: '11010519491231002X' },
  inspectors: [
    { personId: 'p1', name: '林志强', badgeNumber: '18010217' },
    { personId: 'p2', name: '黄晓敏', badgeNumber: '18010236' },
  ],
  startedAt,
  noticeGivenAt: told.rights,
  reviewedAt: undefined,
  signedAt: undefined,
  thumbprintedAt: undefined,
  endedAt: undefined,
  sealedAt: undefined,
  registrationCode: 'QYWS-X1-2026-0147',
  noticeWording:
    '我们是清远市卫生计生监督执法人员林志强、黄晓敏,现就你单位事宜向你调查询问，并进行全程录音录像,请你如实回答，否则将负相应的法律责任。',
  steps: [
    { step: 'credentials-shown', at: told.credentials },
    { step: 'notice-read', at: told.notice },
    { step: 'rights-told', at: told.rights },
  ],
  conditions: [
    { condition: 'two-inspectors', state: 'once-broken', at: at(1270) },
    { condition: 'credentials', state: 'seen', at: told.credentials },
    { condition: 'rights', state: 'seen', at: told.rights },
    { condition: 'recording-told', state: 'seen', at: told.notice },
    { condition: 'one-person', state: 'unknown', at: undefined },
    { condition: 'place', state: 'seen', at: startedAt },
  ],
  transcript,
  marks: [
    { id: 'm1', at: at(800), text: '称申请材料已递交，尚未批准', kind: 'manual' },
    { id: 'm2', at: at(1270), text: '室内执法人员 1 名，00:21:48 恢复 2 名', kind: 'automatic' },
    { id: 'm3', at: at(1900), text: '承认营业期间开展洗牙、补牙', kind: 'manual' },
    { id: 'm4', at: at(2650), text: '出示照片 3：11-18 现场牙科综合治疗椅', kind: 'manual' },
  ],
  signature: undefined,
  thumbprint: undefined,
  interruption: undefined,
  sealProblem: undefined,
};

/** The session as it stands in a phase. */
export function sessionIn(phase: SessionView['phase'], pictures: { readonly signature: string; readonly thumbprint: string }): SessionView {
  const base: SessionView = { ...session, phase };
  const hash = '5b0f3c1e9d7a48226f10c3b7e8d94a51726c0ffb93de1840a5c7719e24d6b803';
  const signature = { image: pictures.signature, at: at(7542), device: '签字板', textHash: hash };
  const thumbprint = { image: pictures.thumbprint, at: at(7637), device: '指纹仪 0x01', textHash: hash };
  switch (phase) {
    case 'preparing':
    case 'checked':
      return {
        ...base,
        inspectors: phase === 'checked' ? base.inspectors.slice(0, 1) : [],
        startedAt: undefined,
        transcript: [],
        marks: [],
      };
    case 'ready':
      return { ...base, startedAt: undefined, transcript: [], marks: [] };
    case 'opening':
      return {
        ...base,
        transcript: [],
        marks: [],
        noticeGivenAt: undefined,
        steps: base.steps.map((step, index) => (index === 0 ? step : { ...step, at: undefined })),
        conditions: base.conditions.map((condition) =>
          condition.condition === 'rights' || condition.condition === 'recording-told'
            ? { ...condition, state: 'not-seen' as const, at: undefined }
            : condition.condition === 'two-inspectors'
              ? { ...condition, state: 'seen' as const, at: startedAt }
              : condition,
        ),
      };
    case 'reviewing':
      return { ...base, transcript: corrected };
    case 'reviewed':
      return { ...base, transcript: corrected, reviewedAt: at(7500) };
    case 'signed':
      return { ...base, transcript: corrected, reviewedAt: at(7500), signedAt: at(7542), signature };
    case 'concluded':
    case 'sealed':
      return {
        ...base,
        transcript: corrected,
        reviewedAt: at(7500),
        signedAt: at(7542),
        thumbprintedAt: at(7637),
        endedAt: at(7637),
        signature,
        thumbprint,
        sealedAt: phase === 'sealed' ? at(7700) : undefined,
      };
    case 'questioning':
    case 'interrupted':
      return base;
  }
}

const ticks = Array.from({ length: 30 }, () => true);
export function stripAt(now: string, state: StripView['state']): StripView {
  const failing = state === 'failing';
  const idle = state === 'idle';
  return {
    at: now,
    state,
    roomName: room.room.name,
    registrationCode: idle ? undefined : 'QYWS-X1-2026-0147',
    startedAt: state === 'recording' || failing ? startedAt : undefined,
    preRollSince: state === 'pre-roll' ? startedAt : undefined,
    nextBookingAt: '2026-11-25T07:00:00.000Z',
    lastSealedAt: at(-6000),
    cells: [
      {
        kind: 'camera',
        id: 'front',
        name: '法制一号机位',
        grade: idle ? 'off' : failing ? 'alarm' : 'good',
        ticks: idle ? [] : failing ? ticks.map((_, index) => index < 11) : ticks,
        online: true,
        pictureAgeSeconds: 0.4,
        bytesPerSecond: failing ? 0 : 612_000,
        totalBytes: 1e9,
        fault: failing ? 'no-picture' : undefined,
        faultSeconds: failing ? 19 : 0,
      },
      {
        kind: 'camera',
        id: 'room',
        name: '法制二号机位',
        grade: idle ? 'off' : 'good',
        ticks: idle ? [] : ticks,
        online: true,
        pictureAgeSeconds: 0.3,
        bytesPerSecond: 588_000,
        totalBytes: 1e9,
        fault: undefined,
        faultSeconds: 0,
      },
      { kind: 'sound', id: 'sound', grade: idle ? 'off' : 'good', ticks, levelDb: -21, floorDb: -50, channels: 2 },
      { kind: 'clock', id: 'clock', grade: 'good', ticks, offsetSeconds: 0.12 },
      { kind: 'disk', id: 'disk', grade: 'good', ticks, hours: 214 },
      { kind: 'second-copy', id: 'second-copy', grade: 'off', ticks: [], configured: false, lagSeconds: undefined },
    ],
    alarm: failing
      ? {
          failed: ['法制一号机位'],
          stillRecording: ['法制二号机位', '声音'],
          since: new Date(Date.parse(now) - 19_000).toISOString(),
          cause: 'connection-lost',
        }
      : undefined,
  };
}

export const roomState: RoomStateView = {
  at: startedAt,
  line: 'online',
  lock: 'locked',
  door: 'closed',
  light: 'on',
  recordLamp: 'on',
  presence: 'present',
  duress: 'released',
  temperatureC: 22.4,
  humidityPercent: 51,
  keyHolder: '林志强',
};

const hash = '9f3c71ae5b0d48226f10c3b7e8d94a51726c0ffb93de1840a5c7719e24d604d2';
const handedOver = { handedOverBy: '林志强', handedOverAt: at(90_000), receivedBy: '陈静怡', receivedAt: at(90_120) };
const notHandedOver = { handedOverBy: undefined, handedOverAt: undefined, receivedBy: undefined, receivedAt: undefined };

const copy = (name: '甲' | '乙', part: Partial<DiscCopyView>): DiscCopyView => ({
  copy: name,
  driveName: name === '甲' ? '1 号驱动器' : '2 号驱动器',
  readBackDriveName: name === '甲' ? '2 号驱动器' : '1 号驱动器',
  state: 'matches',
  stage: 'compare',
  doneBytes: 10.56e9,
  totalBytes: 10.56e9,
  bytesPerSecond: 0,
  filesCompared: 54,
  filesTotal: 54,
  finishedAt: at(176_000),
  problem: undefined,
  ...part,
});
const pair = (number: number, sessionId: string, part: Partial<DiscPairView>): DiscPairView => ({
  id: `pair-${number}`,
  sessionId,
  number: `清卫监盘〔2026〕${number}号`,
  state: 'certified',
  startedAt: at(170_000 - (93 - number) * 20_000),
  burnedBy: '梁淑芬',
  copies: [copy('甲', {}), copy('乙', {})],
  imageSha256: hash,
  certifiedAt: at(177_000),
  certifiedBy: '梁淑芬',
  ...part,
});
export const pairs: readonly DiscPairView[] = [
  pair(93, 's1', {
    state: 'burning',
    certifiedAt: undefined,
    certifiedBy: undefined,
    copies: [
      copy('甲', {}),
      copy('乙', {
        state: 'running',
        stage: 'read-back',
        doneBytes: 6.55e9,
        bytesPerSecond: 34.2e6,
        filesCompared: 33,
        finishedAt: undefined,
      }),
    ],
  }),
  pair(92, 's2', {}),
  pair(91, 's3', {
    state: 'void',
    certifiedAt: undefined,
    certifiedBy: undefined,
    copies: [
      copy('甲', {}),
      copy('乙', { state: 'void', problem: { code: 'disc.mismatch', detail: { file: '第 3 个文件', files: '1' } } }),
    ],
  }),
];

const entry = (sessionId: string, part: Partial<ArchiveEntryView>): ArchiveEntryView => ({
  sessionId,
  bookingId: `b-${sessionId}`,
  registrationCode: 'QYWS-X1-2026-0147',
  producedAt: startedAt,
  endedAt: at(7637),
  producingAgency: '清远市卫生监督所',
  department: '监督一科',
  producers: ['林志强', '黄晓敏'],
  enforcementCase: session.enforcementCase,
  questionedName: '欧阳秀兰',
  purpose: 'questioning',
  bytes: 9.16e9,
  segments: [
    { cameraName: '法制一号机位', count: 26, bytes: 4.67e9 },
    { cameraName: '法制二号机位', count: 26, bytes: 4.49e9 },
  ],
  sealedAt: at(7700),
  manifestSha256: hash,
  chainHead: hash.split('').reverse().join(''),
  keepUntil: { date: '2028-11-25', article: '规定§19' },
  handover: handedOver,
  discPair: undefined,
  filed: undefined,
  ...part,
});
export const entries: readonly ArchiveEntryView[] = [
  entry('s1', { discPair: pairs[0] }),
  entry('s0', {
    registrationCode: 'QYWS-X1-2026-0146',
    enforcementCase: { number: '', name: '清新区太平镇第二小学饮用水二次供水设施未按规定清洗消毒案' },
    questionedName: '阿卜杜热合曼·买买提',
    producedAt: at(-86_400),
    endedAt: at(-82_040),
    handover: notHandedOver,
  }),
  entry('s2', {
    registrationCode: 'QYWS-X1-2026-0139',
    enforcementCase: { number: '清卫公立〔2026〕12号', name: '清城区丽园酒店公共用品消毒不合格案' },
    questionedName: '何秀珍',
    producedAt: at(-900_000),
    endedAt: at(-897_000),
    discPair: pairs[1],
    filed: { place: '档案室 3 柜 2 层 17 盒', at: at(179_000), by: '梁淑芬' },
  }),
  entry('s3', {
    registrationCode: 'QYWS-X1-2026-0133',
    enforcementCase: { number: '清卫医立〔2026〕28号', name: '迪丽努尔·阿卜杜克里木投诉连州市某医院接诊纠纷调查' },
    questionedName: '迪丽努尔·阿卜杜克里木',
    producedAt: at(-2_000_000),
    endedAt: at(-1_996_200),
  }),
];

export const plan: DiscPlanView = {
  bytesPerCopy: 10.56e9,
  files: 54,
  parts: [
    { name: 'front', bytes: 4.67e9 },
    { name: 'room', bytes: 4.49e9 },
    { name: 'papers', bytes: 1.4e9 },
  ],
  drives: [
    { id: 'd1', name: '1 号驱动器', media: 'blank', kind: 'BD-R', capacityBytes: 25.0e9 },
    { id: 'd2', name: '2 号驱动器', media: 'blank', kind: 'BD-R', capacityBytes: 25.0e9 },
  ],
  fits: true,
};

export function labelsOf(found: DiscPairView): readonly DiscLabelView[] {
  return (['甲', '乙'] as const).map((face) => ({
    agencyName: '清远市卫生监督所',
    pairNumber: found.number,
    copy: face,
    registrationCode: 'QYWS-X1-2026-0147',
    caseName: session.enforcementCase.name,
    caseNumber: session.enforcementCase.number,
    questionedName: session.questioned.name,
    producedAt: startedAt,
    endedAt: at(7637),
    producers: ['林志强', '黄晓敏'],
  }));
}
