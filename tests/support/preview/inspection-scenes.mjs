// Invented checks (制度§18) for looking at their list, drawer and dialogs.
import words from '../../../services/inspections/templates/inspections.json';

const check = (number, standing, heldOn, cells) => ({
  ...{ number, standing },
  cells: { heldOn, standing: words.standings[standing], demand: words.noDemand, dueOn: '', correction: '', ...cells },
});

export const inspectionAnswers = {
  'inspection.page': {
    ...{ title: words.title, columns: words.columns, firstMonth: '2026-01' },
    departments: ['传染病监督科', '公共场所监督科', '学校卫生监督科', '医疗机构监督科'],
    inspections: [
      check(4, 'open', '2026-11-24', {
        ...{ by: '法制稽查科　何建国、周海燕', whom: '医疗机构监督科　林志强', subject: 'QYWS-X1-2026-0147' },
        ...{
          found: '告知权利时没有读到申请回避，笔录第 2 页起止时间与录像相差 3 分钟。',
          demand: '重新学习规范用语，写出说明',
          dueOn: '2026-12-05',
        },
      }),
      check(3, 'overdue', '2026-11-10', {
        ...{ by: '清远市卫生健康局法规科　赵敏、钱进', whom: '公共场所监督科', subject: '第一调查询问室　使用登记簿、钥匙登记簿' },
        ...{ found: '11 月 3 日、5 日两次使用没有写明事由。', demand: '补记事由，由科室负责人逐条核对', dueOn: '2026-11-20' },
      }),
      check(2, 'corrected', '2026-10-15', {
        ...{ by: '法制稽查科　何建国', whom: '学校卫生监督科', subject: '清卫学立〔2026〕9号', found: '录像移交迟了一个工作日。' },
        ...{
          demand: '按时移交，明确专人',
          dueOn: '2026-10-31',
          correction: '2026-10-20　已指定专人每日核对移交（欧阳文彬 2026-10-20 16:02 登记）',
        },
      }),
      check(1, 'clear', '2026-09-02', {
        ...{ by: '广东省卫生健康委员会综合监督局　孙立、李敏、周强', whom: '医疗机构监督科', subject: '第一调查询问室设备设施' },
        found: '设备、时钟、存储情况正常，没有发现问题。',
      }),
    ],
  },
};
