// Invented companions, answers, repairs and drafts for looking at the console and its dialogs.
import rights from '../../../services/interviews/templates/rights.json';

const ago = (seconds) => new Date(Date.now() - seconds * 1000).toISOString();
const after = (instant, seconds) => new Date(Date.parse(instant) + seconds * 1000).toISOString();

const companion = (number, role, name, more) => ({
  ...{ number, role, name, relation: '', organisation: '', language: '', document: 'resident-id', idNumber: '440106197809121246' },
  ...{ ground: '', signs: true, at: ago(2800), ...more },
});
export const companions = [
  companion(1, 'guardian', '欧阳建国', { relation: '父亲' }),
  companion(2, 'interpreter', '阿卜杜热合曼・买买提', { organisation: '清远市残疾人联合会', language: '手语' }),
  companion(3, 'suitable-adult', '陈桂芳', { relation: '班主任', ground: '父母在外地，当日不能到场，已电话告知' }),
];

export const noticeQuestions = rights.questions;
export const noticeAnswers = noticeQuestions.slice(0, 2).map(({ key, answers }, index) => ({
  ...{ question: key, answer: answers[0], at: ago(2600 - index * 40) },
  by: index === 1 ? '林志强' : undefined,
}));

/** Every state in which words may make good what was lacking. */
export const repairs = (conditions, short) =>
  conditions.map((one) => {
    switch (one.condition) {
      case 'two-inspectors':
        return { ...one, state: 'once-broken', at: short[0].from, broken: short.slice(0, 1) };
      case 'credentials':
        return {
          ...{ ...one, state: 'late', lateMs: 62_000 },
          repair: {
            at: ago(400),
            by: '林志强',
            text: '开始时已口头表明身份，执法证件随后补示，当事人表示已看清楚两名执法人员的证件和证号，没有异议',
          },
        };
      case 'rights':
        return { ...one, state: 'not-seen', at: undefined };
      default:
        return one;
    }
  });

const heard = [
  '嗯那个我们是今年三月份开业的',
  '当时许可证还没有办下来，卫生局那边说材料要补，我们补了两次，中间又换了一个负责人，所以一直拖到现在都没有拿到证',
  '一共三个病人',
];
export const speechLines = (startedAt) =>
  heard.map((text, index) => ({
    ...{ number: index + 1, from: after(startedAt, 300 + index * 95), to: after(startedAt, 306 + index * 95), text },
    takenAt: index === 0 ? ago(900) : undefined,
  }));

/** The sound, or the pictures, are not recorded for four minutes now. */
export const withheld = (scope) => ({
  ...{ scope, ground: '涉及个人隐私', words: '谈到患者病史', approvedBy: '罗永辉', approvedById: '11', approval: 'present' },
  ...{ startedBy: '林志强', since: ago(245), until: undefined },
});

export const telephoneApprovals = (approvedBy) => [
  {
    ...{ scope: 'all', ground: '被询问人身体不适', words: '头晕，休息后血压 150/95，由家属陪同服药', approvedBy, approval: 'telephone' },
    ...{ startedBy: '林志强', since: ago(90_000), until: ago(88_500) },
  },
  {
    ...{
      scope: 'sound',
      ground: '其他',
      words: '消防演习，全楼撤离',
      approvedBy,
      approval: 'telephone',
      startedBy: '阿卜杜热合曼・买买提',
    },
    ...{ since: ago(86_000), until: undefined },
  },
];
