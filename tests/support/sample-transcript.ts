import type { SessionView, SigningView, TranscriptLineView } from '../../services/contract/sessions';
import { transcriptPages } from '../../services/contract/transcript-pages';

/** What a sample of 笔录 has besides its lines. */
export interface SampleOptions {
  readonly lines: number;
  readonly longNames?: boolean;
  readonly manyCorrections?: boolean;
  readonly signed?: 'pad' | 'paper' | 'not';
  /** The first page was changed after it was signed. */
  readonly broken?: boolean;
}

const at = (seconds: number) => new Date(Date.parse('2026-11-25T01:02:14.000Z') + seconds * 1000).toISOString();
const texts = [
  '你有陈述、申辩的权利，认为执法人员与本案有利害关系的，可以申请回避。你是否申请回避？',
  '不申请。',
  '请说明你门诊部何时开始营业，是否取得《医疗机构执业许可证》？',
  '今年9月12日开始营业。申请材料8月底递交了，证还没有批下来。当时我问过办证窗口，说是资料还要补正，一份是房屋租赁合同，另一份是消防验收意见；补正以后又让我等，我就先开了门，想着边营业边办证，这是我不对。',
  '（出示照片3）11月18日检查时，现场这台牙科综合治疗椅（型号 X-200Pro，编号 SN20260815-0042）由谁使用？',
  '由我聘请的医师使用，每周来三天，分别是周二、周四和周日。',
] as const;
const note = '09:52:08 至 09:53:50 法制一号机位无画面，二号机位和声音继续录制。（系统记入）';

/** A questioning of invented people that ended; each call gives the same. */
export function sampleTranscript(options: SampleOptions, signatureImage: string, thumbImage: string): SessionView {
  const { longNames = false, signed = 'pad' } = options;
  const transcript = Array.from({ length: options.lines }, (_, n) => lineOf(n, options));
  const people = [longNames ? '阿卜杜热合曼・买买提江・吐尔逊' : '林志强', '黄晓敏'];
  const inspectors = people.map((name, n) => ({ personId: String(n + 2), name, badgeNumber: `1801021${n}` }));
  const hand = (image: string): SigningView => ({
    image: signed === 'paper' ? '' : image,
    device: signed === 'paper' ? 'paper' : 'signature-pad',
    at: at(3400),
    textHash: '3f'.repeat(32),
    holds: options.broken !== true,
  });
  const session: Omit<SessionView, 'signing'> = {
    id: 's',
    bookingId: 'b',
    phase: 'concluded',
    roomName: '第一调查询问室',
    agencyName: '清远市卫生监督所',
    purpose: 'questioning',
    enforcementCase: {
      number: '清卫医立〔2026〕31号',
      name: `${longNames ? '清远市清新区太平镇第二小学后勤服务有限责任公司及' : ''}康雅口腔门诊部涉嫌未取得《医疗机构执业许可证》擅自开展诊疗活动案`,
    },
    questioned: {
      name: longNames ? '阿卜杜热合曼・买买提江・吐尔逊・古丽娜尔・阿不都热依木' : '欧阳秀兰',
      role: 'party',
      document: 'resident-id',
      idNumber: '440106198502141244',
      sex: 'female',
      bornOn: '1985-02-14',
      workUnit: longNames ? '清远市清新区太平镇第二小学后勤服务有限责任公司法定代表人办公室后勤采购与膳食管理科' : '康雅口腔门诊部',
      position: '法定代表人',
      phone: '0763-3360000',
      address: longNames
        ? '广东省清远市清新区太平镇新城中路一百二十八号太平花园第十二栋第二单元一千六百零二房'
        : '清远市清城区先锋中路 12 号 502 房',
      postcode: '511500',
      whyIncomplete: longNames ? '未带证件，已口头核实姓名' : '',
    },
    attendees: longNames
      ? [{ name: '阿依努尔·阿卜杜热合曼', kind: 'interpreter', organisation: '清远市民族宗教事务局语言文字服务中心' }]
      : [],
    gaps: [],
    checklist: { items: [], at: undefined, by: undefined },
    companions: [],
    told: { rights: [], duties: [] },
    answers: [],
    inspectors,
    startedAt: at(0),
    noticeGivenAt: at(50),
    reviewedAt: signed === 'not' ? undefined : at(3300),
    signedAt: at(3400),
    thumbprintedAt: at(3420),
    record: undefined,
    endedAt: signed === 'not' ? undefined : at(3420),
    sealedAt: undefined,
    registrationCode: 'QYWS-X1-2026-0147',
    noticeWording: `我们是清远市卫生计生监督执法人员${people.join('、')},现就你单位事宜向你调查询问，并进行全程录音录像,请你如实回答，否则将负相应的法律责任。`,
    steps: [
      { step: 'credentials-shown', at: at(10) },
      { step: 'notice-read', at: at(25) },
      { step: 'rights-told', at: at(45) },
    ],
    conditions: [],
    transcript,
    marks: [],
    exhibits: [],
    breaks: { askedAt: undefined, offeredAt: undefined, restingSince: undefined, taken: [] },
    comfort: [],
    signature: signed === 'not' ? undefined : hand(signatureImage),
    thumbprint: signed === 'not' ? undefined : hand(thumbImage),
    interruption: undefined,
    sealProblem: undefined,
  };
  const pages = signed === 'not' ? [] : transcriptPages(session);
  return {
    ...session,
    signing: {
      manner: 'read',
      pages: pages.map(({ number }) => ({ page: number, pageHash: '', ...hand(signatureImage), holds: !(options.broken && number === 1) })),
      corrections:
        signed !== 'pad'
          ? []
          : transcript.flatMap(({ id, corrections }) =>
              corrections.map((_, index) => ({ lineId: id, index, image: thumbImage, device: 'reader', at: at(3410) })),
            ),
      officers: signed === 'not' ? [] : [{ personId: '3', at: at(3410), holds: true }],
      companions: [],
      papers: [],
    },
  };
}

function lineOf(n: number, { manyCorrections = false }: SampleOptions): TranscriptLineView {
  const text = n % 7 === 6 ? note : (texts[n % 6] ?? '');
  const kind = n % 7 === 6 ? 'note' : n % 2 === 1 ? 'answer' : 'question';
  const was = (oldText: string, seconds: number) => ({ oldText, at: at(seconds + n) });
  const many = n % 3 === 0 ? [was(text.replace('。', '，大概是这样。'), 3000), was(`${text}我再想想。`, 3100)] : [];
  const one = n === 5 ? [was(text.replace('周日', '周六'), 3000)] : [];
  return { id: `l${n}`, kind, text, at: at(60 + n * 25), corrections: manyCorrections ? many : one };
}
