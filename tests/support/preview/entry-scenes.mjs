// Invented people who come in, authorisations and alarms, for looking at the screens.
const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
const plus = (days) => new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const line = (number, standing, name, more = {}) => ({
  ...{ number, standing, name, kind: undefined, organisation: '', escort: undefined, approvedBy: undefined, reason: '' },
  ...{ enteredAt: ago(62 - number * 7), leftAt: undefined },
  ...more,
});
const inside = {
  inside: [
    line(1, 'staff', '林志强', { kind: 'officer', organisation: '医疗机构监督科' }),
    line(2, 'authorised', '何晓岚', { kind: 'lawyer', organisation: '粤北律师事务所', escort: '林志强' }),
    line(3, 'approved', '阿依努尔·阿卜杜热合曼·买买提', {
      ...{ kind: 'interpreter', organisation: '清远市民族宗教事务局语言文字服务中心' },
      ...{ escort: '黄晓敏', approvedBy: '邓伟明', reason: '被询问人使用维吾尔语，到场翻译' },
    }),
    line(4, 'unlisted', ''),
  ],
};
const authorisation = (id, name, change = {}) => ({
  ...{ id, name, kind: 'authorised-person', organisation: '康雅口腔门诊部', idNumber: '', document: '授权委托书 清卫委〔2026〕31号' },
  ...{ validFrom: plus(-60), validUntil: plus(200), personId: undefined, registeredAt: ago(9000), state: 'valid', endsSoon: false },
  ...{ revoked: undefined, paperName: '授权委托书（扫描件）.pdf' },
  ...change,
});
const authorisations = [
  authorisation('a1', '何晓岚', { kind: 'lawyer', organisation: '粤北律师事务所' }),
  authorisation('a2', '冯立', {
    kind: 'officer',
    personId: '12',
    document: '调查询问室工作人员授权 2026-07',
    validUntil: plus(5),
    endsSoon: true,
  }),
  authorisation('a3', '张桂英', { validUntil: plus(-5), state: 'expired', paperName: undefined }),
  authorisation('a4', '李国栋', { state: 'revoked', revoked: { at: ago(2000), by: '陈静怡', reason: '委托人书面解除委托' } }),
  authorisation('a5', '阿卜杜热合曼·买买提江·吐尔逊', {
    organisation: '清远市清新区太平镇第二小学后勤服务有限责任公司法定代表人办公室',
    document: '关于委托代理人参加清卫医立〔2026〕31号案调查询问并代为陈述申辩的授权委托书（含翻译件及公证书）',
    paperName: undefined,
  }),
  authorisation('a6', '梁伟', { kind: 'technician', validFrom: plus(3), state: 'not-yet' }),
];
const where = { roomName: '第一调查询问室', place: '办公楼三楼 306 室' };
const alarm = (number, kind, grade, minutes, answered) => ({ number, kind, grade, ...where, raisedAt: ago(minutes), answered });
export const openAlarms = [alarm(4, 'duress', 'alarm', 1), alarm(3, 'tamper', 'attention', 2)];
export const latestAlarms = [
  ...openAlarms,
  alarm(2, 'unlisted-entry', 'alarm', 700, { at: ago(695), by: '陈静怡', text: '保洁员赵桂兰，没有登记就进去打扫，已请出并补训' }),
  alarm(1, 'door-held', 'attention', 1500, { at: ago(1490), by: '林志强', text: '搬运桌椅，已关门' }),
];
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
export const entryAnswers = {
  'admission.inside': inside,
  'admission.enter': () => {
    throw { code: 'admission.second-questioned', detail: { name: '李四', first: '欧阳秀兰' } };
  },
  'authorisation.list': authorisations,
  'authorisation.paper': (id) => {
    if (id !== 'a1') throw { code: 'authorisation-paper.changed', detail: { name: '授权委托书（扫描件）.pdf' } };
    return {
      name: '授权委托书.png',
      kind: 'image/png',
      sha256: 'a3'.repeat(32),
      bytes: Uint8Array.from(atob(png), (c) => c.charCodeAt(0)),
    };
  },
  'alarms.open': [],
  'alarms.latest': latestAlarms.slice(2),
};
export const presence = {
  entry: { evidence: 'by-hand', by: '林志强', blind: ['door'] },
  officers: [
    { personId: '2', name: '林志强', present: true },
    { personId: '3', name: '黄晓敏', present: false },
  ],
  short: [
    { from: ago(30), to: new Date(Date.parse(ago(30)) + 38_000).toISOString(), names: ['林志强'] },
    { from: ago(2), to: undefined, names: ['林志强'] },
  ],
  empty: [],
};
