import type { ArchiveEntryView, DiscCopyView, DiscPairView } from '../../services/contract/archive';

/** Invented entries of the archive, in every state of their discs. */
const startedAt = '2026-11-25T01:02:14.000Z';
const at = (seconds: number): string => new Date(Date.parse(startedAt) + seconds * 1000).toISOString();

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
const pairs: readonly DiscPairView[] = [
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
  enforcementCase: { number: '清卫医立〔2026〕31号', name: '康雅口腔门诊部涉嫌未取得《医疗机构执业许可证》擅自开展诊疗活动案' },
  questionedName: '欧阳秀兰',
  purpose: 'questioning',
  bytes: 9.16e9,
  segments: [
    { cameraName: '法制一号机位', count: 26, bytes: 4.67e9 },
    { cameraName: '法制二号机位', count: 26, bytes: 4.49e9 },
  ],
  sealedAt: at(7700),
  manifestSha256: hash,
  keyId: '3417a9e5fdaab08f',
  chainHead: hash.split('').reverse().join(''),
  keepUntil: { date: '2028-11-25', article: '规定§19' },
  longTerm: [],
  handover: handedOver,
  discPair: undefined,
  times: undefined,
  filingProblems: [],
  filed: undefined,
  ...part,
});
export const entries: readonly ArchiveEntryView[] = [
  entry('s1', {
    discPair: pairs[0],
    keepUntil: { date: 'long-term', article: '制度§20' },
    longTerm: [{ ground: 'objection', words: '当事人对现场询问有异议，到市卫生健康局投诉', by: '林志强', at: at(9000) }],
  }),
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
