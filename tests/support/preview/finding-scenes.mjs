// Invented findings (规定§24) for looking at their list and drawer.
import words from '../../../services/findings/templates/findings.json';

const evidence = [
  '录像编码 QYWS-X1-2026-0147',
  `封存清单 SHA-256 ${'3f9a1c27d0b4e5f6'.repeat(4)}`,
  `存证链末端 ${'a1b2c3d4e5f60718'.repeat(4)}`,
  `camera-1/a01-000061.mp4（第 121 环，10:02:04–10:02:14）SHA-256 ${'9c8d7e6f5a4b3c2d'.repeat(4)}`,
  '场次 6b0f5a3e-0c8e-4b71-9a55-1e3a3f6f0d01',
  '预约 0d3f7f5c-58d5-4f43-8a7d-6c1f7a1d2b90',
].join('\n');
const ofCase = {
  room: '第一调查询问室　询问',
  people: '医疗机构监督科　林志强　黄晓敏',
  case: '康雅口腔门诊部涉嫌未取得《医疗机构执业许可证》擅自开展诊疗活动案　清卫医立〔2026〕31号',
  evidence,
};
const finding = (number, kind, at, what, more = {}, acts = []) => ({
  ...{ number, kind, sessionId: more.evidence ? undefined : 's1', acts },
  cells: {
    ...{ at, kind: words.kinds[kind], what, ...ofCase, ...more },
    outcome: acts.length === 0 ? words.noAct : acts.map(({ text }) => text).join('\n'),
  },
});
const act = (grade, text) => ({ number: 1, grade, text, at: '2026-11-27T02:00:00.000Z', by: '何建国' });

export const findingAnswers = {
  'finding.page': {
    ...{ title: words.title, columns: words.columns },
    findings: [
      finding(
        7,
        'unanswered-alarm',
        '2026-11-28 09:00:00–09:26:11',
        '警情第 3 号（门久未关），超过十分钟未处置；陈静怡 2026-11-28 09:26:11 处置：已关门',
        {
          ...{ room: '第一调查询问室', people: '', case: '', evidence: '警情登记第 3 号' },
        },
      ),
      finding(6, 'late-handover', '2026-11-28 00:00:00', '应于 2026-11-27 前移交，至今没有移交'),
      finding(5, 'gap', '2026-11-25 10:02:14–10:07:14', '法制一号机位没有录像，持续 5 分 0 秒。原因：连不上摄像机（电源或网络中断）', {}, [
        act('open', '待查：已向执法人员了解情况（何建国 2026-11-26 09:12:00）'),
        act('minor', '轻微：网线松脱，未及时报告，批评教育（何建国 2026-11-27 10:00:00）'),
      ]),
      finding(4, 'few-officers', '2026-11-25 09:12:14–09:14:20', '在场 1 人，持续 2 分 6 秒。林志强'),
      finding(3, 'must-record', '2026-11-24 09:00:00', '合议：领了钥匙，没有录音录像', {
        evidence: '预约 0d3f7f5c-58d5-4f43-8a7d-6c1f7a1d2b90',
      }),
    ],
  },
};
