import { describe, expect, it } from 'vitest';
import type { SessionView } from '../../../../services/contract/sessions';
import { openQuestions } from '../../../../services/contract/notice-answers';
import { endRowsOf } from '../../../../services/contract/page-end';
import { textRows, textWidth } from '../../../../services/contract/text-rows';
import { pageMeasures, transcriptPages, type TranscriptPage } from '../../../../services/contract/transcript-pages';
import { rightsAndDuties } from '../../../../services/interviews/rights-and-duties';
import { pageTexts } from '../../../../services/interviews/transcript-text';
import { sampleRecord } from '../../../support/sample-record';
import { sampleTranscript } from '../../../support/sample-transcript';

const kept = (text: string) => [{ as: 'kept' as const, text }];
const textOf = (rows: ReturnType<typeof textRows>) => rows.map((row) => row.map(({ text }) => text).join(''));
const heightOf = ({ number, blocks }: TranscriptPage) =>
  blocks.reduce((sum, block) => sum + ('text' in block ? block.text.length : block.rows), number === 1 ? pageMeasures.titleRows : 0);

describe('text set in rows', () => {
  it('loses no character and no row is wider than its measure but for hanging punctuation', () => {
    const text = '今年9月12日开始营业。申请材料8月底递交了，证还没有批下来；（型号 X-200Pro）由谁使用？'.repeat(5);
    const rows = textOf(textRows(kept(text), 20));
    expect(rows.join('')).toBe(text);
    for (const row of rows) expect(textWidth(row.replace(/[，。、；：？！”’）》]+$/u, ''))).toBeLessThanOrEqual(20);
    for (const row of rows) expect(row).not.toMatch(/^[，。；？）》]/);
  });

  it('keeps words whole, breaks one that is longer than any row, and takes a line break for a new row', () => {
    expect(textOf(textRows(kept('编号 SN20260815-0042 的椅子'), 8))).toEqual(['编号 ', 'SN20260815-0042', ' 的椅子']);
    expect(textOf(textRows(kept('a'.repeat(100)), 10)).every((row) => row.length <= 24)).toBe(true);
    expect(textOf(textRows(kept('一\n\n二'), 10))).toEqual(['一', '', '二']);
    expect(textRows(kept(''), 10)).toHaveLength(1);
  });
});

describe('[row 20] the pages of a 笔录', () => {
  const session = sampleTranscript({ lines: 120, manyCorrections: true, longNames: true }, '', '');
  const pages = transcriptPages(session);

  it('hold every line once and in order, none of them fuller than a page, the last with room for the signatures', () => {
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.map(({ number }) => number)).toEqual(pages.map((_, index) => index + 1));
    for (const page of pages) {
      expect(heightOf(page)).toBe(page.usedRows);
      expect(page.usedRows).toBeLessThanOrEqual(pageMeasures.rows - (page.last ? endRowsOf(session) + 1 : 0));
    }
    const firsts = pages.flatMap(({ blocks }) => blocks).flatMap((block) => (block.kind === 'line' && block.first ? [block.lineId] : []));
    expect(firsts).toEqual(session.transcript.map(({ id }) => id));
    expect(pages.filter(({ last }) => last)).toHaveLength(1);
  });

  it('[row 21] begin with every field that the official form asks for, then with what was told (87号)', () => {
    const fields = pages.flatMap(({ blocks }) => blocks).flatMap((block) => (block.kind === 'fields' ? block.fields : []));
    for (const field of [
      ...(['case', 'caseNumber', 'time', 'place', 'questioned', 'role', 'sex', 'age', 'document'] as const),
      ...(['workUnit', 'position', 'phone', 'postcode', 'address', 'lead', 'recorder'] as const),
    ])
      expect(fields).toContain(field);
    // A field that nothing is known of keeps its row: it is filled in by hand.
    const bare = { ...session, questioned: { ...session.questioned, phone: '', address: '' } };
    const rows = transcriptPages(bare).flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'fields'));
    expect(rows).toHaveLength(pages.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'fields')).length);
    const told = pages.flatMap(({ blocks }) => blocks).flatMap((block) => (block.kind === 'told' ? [block.step] : []));
    expect(told).toEqual(['credentials-shown', 'notice-read', 'rights-told']);
  });

  it('stay as they are before a line that is added or changed behind them', () => {
    const [last] = session.transcript.slice(-1);
    if (!last) throw new Error('no line');
    const longer = transcriptPages({ ...session, transcript: [...session.transcript, { ...last, id: 'new', text: '再说一句。' }] });
    expect(longer.slice(0, pages.length - 2)).toEqual(pages.slice(0, -2));
  });
});

describe('[row 93] the note of a correction', () => {
  const told = rightsAndDuties('questioning');
  const [answer] = sampleTranscript({ lines: 1 }, '', '').transcript;
  if (!answer) throw new Error('no line');
  const corrections = [{ oldText: '乙'.repeat(2 * pageMeasures.textWidth - 1), at: '2026-11-25T02:00:00.000Z' }];
  // Two rows with what was struck and what replaces it, and a third for the note alone.
  const corrected = { ...answer, id: 'corrected', text: '甲', corrections };
  /** That many rows before it, from the lines of one row each. */
  const laid = (before: number, of: Pick<SessionView, 'told'>) =>
    transcriptPages({
      ...{ ...sampleTranscript({ lines: 0 }, '', ''), ...of },
      transcript: [...Array.from({ length: before }, (_, n) => ({ ...answer, id: `l${n}`, text: '是。' })), corrected],
    });
  /** What the rows of the block that begins a page are made of. */
  const runsOfHead = (pages: readonly TranscriptPage[]) =>
    pages.map(({ blocks: [block] }) => (block && 'text' in block ? block.text.map((row) => row.map(({ as }) => as)) : []));

  it('never begins a page: the row that it belongs to goes along', () => {
    const befores = Array.from({ length: 2 * pageMeasures.rows }, (_, n) => n);
    for (const before of befores) {
      const pages = laid(before, { told });
      for (const page of pages) {
        expect(heightOf(page)).toBe(page.usedRows);
        expect(page.usedRows).toBeLessThanOrEqual(pageMeasures.rows);
      }
      expect(runsOfHead(pages).some(([first]) => first?.[0] === 'note')).toBe(false);
      const rows = pages.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'line' && block.lineId === 'corrected' ? block.text : [])),
      );
      expect(rows.map((row) => row.map(({ as }) => as))).toEqual([['removed'], ['removed', 'added'], ['note']]);
    }
    // So it was put to the test: somewhere the last two rows went on together.
    expect(befores.some((before) => runsOfHead(laid(before, { told })).some((head) => head.length === 2))).toBe(true);
  });

  it('stays where it was signed on the pages of what was told before', () => {
    const before = { ...told, questions: told.questions?.map((question) => ({ ...question, requestsFollow: undefined })) };
    const alone = (n: number) => runsOfHead(laid(n, { told: before })).some(([first]) => first?.[0] === 'note');
    expect(Array.from({ length: 2 * pageMeasures.rows }, (_, n) => n).some(alone)).toBe(true);
  });
});

describe('who is there for the questioned person', () => {
  const bare = sampleTranscript({ lines: 12 }, '', '');
  const companion = {
    relation: '',
    organisation: '',
    language: '',
    document: 'passport',
    ground: '',
    at: '2026-11-25T00:58:00.000Z',
  } as const;
  const mother = {
    ...companion,
    number: 4,
    role: 'guardian',
    name: '陈桂芳',
    relation: '母亲',
    idNumber: 'E12345678',
    signs: true,
  } as const;
  const officer = { ...companion, number: 5, role: 'woman-officer', name: '黄晓敏', idNumber: '', signs: false } as const;
  const told = { rights: [], duties: [], questions: [] };
  const named = { ...bare, told, companions: [mother, officer] };
  const shown = (session: SessionView) =>
    transcriptPages(session).flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'companion' ? [block.companion] : [])));

  it('stands in the head, and whoever signs has room for it at the end', () => {
    expect(shown(named)).toEqual([4, 5]);
    expect(endRowsOf(named)).toBe(endRowsOf({ ...named, companions: [officer] }) + 2);
    for (const page of transcriptPages(named)) {
      expect(heightOf(page)).toBe(page.usedRows);
      expect(page.usedRows).toBeLessThanOrEqual(pageMeasures.rows - (page.last ? endRowsOf(named) + 1 : 0));
    }
    expect(pageTexts(named, 'read')[0]?.content).toContain('陈桂芳');
  });

  it('a 笔录 that was told before keeps its pages to the character, so that its signatures stand', () => {
    const older = { ...bare, companions: [mother, officer] };
    expect(shown(older)).toEqual([]);
    expect(pageTexts(older, 'read')).toEqual(pageTexts(bare, 'read'));
  });
});

describe('[row 93] the notice as question and answer (规定§14)', () => {
  const told = rightsAndDuties('questioning');
  const answers = [
    { question: 'notice', answer: '听清楚了', at: '2026-11-25T01:02:45.000Z', by: undefined },
    { question: 'withdrawal', answer: '申请回避', at: '2026-11-25T01:03:00.000Z', by: undefined },
    { question: 'withdrawal', answer: '不申请回避', at: '2026-11-25T01:03:10.000Z', by: '黄晓敏' },
  ];
  const asked = { ...sampleTranscript({ lines: 12 }, '', ''), told, answers };

  it('has an answer behind every question, the last one given, and a row to write on where nothing was answered', () => {
    const pages = transcriptPages(asked);
    const order = pages.flatMap(({ blocks }) =>
      blocks.flatMap((block) => {
        if (block.kind === 'told') return [block.step];
        return block.kind === 'asked' || block.kind === 'answered' ? [`${block.kind} ${block.question}`] : [];
      }),
    );
    expect(order).toEqual([
      ...['credentials-shown', 'answered credentials', 'notice-read', 'answered notice'],
      ...['rights-told', 'answered rights', 'asked withdrawal', 'answered withdrawal'],
    ]);
    for (const page of pages) expect(heightOf(page)).toBe(page.usedRows);
    const text = pageTexts(asked, 'read').map(({ content }) => content);
    expect(text.join('')).toContain('不申请回避');
    expect(text.join('')).not.toContain('"申请回避"');
    // Its signature wouldn't stand under another answer.
    expect(pageTexts({ ...asked, answers: answers.slice(0, 2) }, 'read').map(({ content }) => content)).not.toEqual(text);
  });

  it('the request to withdraw follows it, bound by the page’s signature, over as many pages as its reason needs', () => {
    const at = '2026-11-25T01:03:00.000Z';
    const reason = '他是对面诊所老板的表弟。'.repeat(160);
    const requested = { ...asked, withdrawalNotes: { onPages: [{ at, text: reason }], added: [{ at, text: '后来的决定' }] } };
    const pages = transcriptPages(requested);
    const blocks = pages.flatMap((page) => page.blocks);
    for (const page of pages) expect(heightOf(page)).toBe(page.usedRows);
    const order = blocks.map(({ kind }) => kind);
    expect(order.lastIndexOf('answered')).toBeLessThan(order.indexOf('withdrawal'));
    expect(order.lastIndexOf('withdrawal')).toBeLessThan(order.indexOf('line'));
    expect(blocks.flatMap((block) => (block.kind === 'withdrawal' ? textOf(block.text) : [])).join('')).toBe(reason);
    expect(pages.filter((page) => page.blocks.some(({ kind }) => kind === 'withdrawal')).length).toBeGreaterThan(1);
    const text = pageTexts(requested, 'read');
    const other = { ...requested.withdrawalNotes, onPages: [{ at, text: reason.replace('表弟', '表哥') }] };
    const changed = pageTexts({ ...requested, withdrawalNotes: other }, 'read').filter(({ hash }, index) => hash !== text[index]?.hash);
    expect(changed).toHaveLength(1);
    // What is added later isn't on any page.
    const undecided = { ...requested.withdrawalNotes, added: [] };
    expect(pageTexts({ ...requested, withdrawalNotes: undecided }, 'read')).toEqual(text);
  });

  it('asks what was told and what is being told, until it is answered', () => {
    const keys = (session: SessionView) => openQuestions(session).map(({ key }) => key);
    expect(keys(asked)).toEqual(['credentials', 'rights']);
    const reading = asked.steps.map((each) => (each.step === 'rights-told' ? { ...each, at: undefined } : each));
    expect(keys({ ...asked, steps: reading, answers: [] })).toEqual(['credentials', 'notice', 'rights', 'withdrawal']);
    const first = asked.steps.map((each) => ({ ...each, at: undefined }));
    expect(keys({ ...asked, steps: first, answers: [] })).toEqual(['credentials']);
  });
});

describe('[row 95] [row 96] the pages of a record of another purpose', () => {
  const facts = { manner: 'closed', closedWhy: '涉及个人隐私。'.repeat(60), handlers: '周海燕', present: '林志强、黄晓敏、欧阳秀兰' };
  const outcome = '双方最后陈述完毕，听证到此结束。';
  const hearing = sampleRecord('hearing', 60, { outcome, facts }, '');
  const pages = transcriptPages(hearing);
  const blocks = pages.flatMap((page) => page.blocks);

  it('hold what its form asks, the notice, every line and what came of it, in this order, none of them too full', () => {
    expect(pages.length).toBeGreaterThan(4);
    for (const page of pages) {
      expect(heightOf(page)).toBe(page.usedRows);
      expect(page.usedRows).toBeLessThanOrEqual(pageMeasures.rows - (page.last ? endRowsOf(hearing) + 1 : 0));
    }
    const kinds = blocks.map(({ kind }) => kind).filter((kind) => kind !== 'asked' && kind !== 'answered');
    const order = kinds.filter((kind, index) => kind !== kinds[index - 1]);
    expect(order).toEqual(['fields', 'fact', 'told', 'heading', 'line', 'fact']);
    const ofFact = (wanted: string) => blocks.flatMap((block) => (block.kind === 'fact' && block.key === wanted ? textOf(block.text) : []));
    expect(ofFact('manner')).toEqual(['不公开']);
    expect(ofFact('closedWhy').join('')).toBe(facts.closedWhy);
    expect(ofFact('outcome')).toEqual([outcome]);
    const firsts = blocks.flatMap((block) => (block.kind === 'line' && block.first ? [block.lineId] : []));
    expect(firsts).toEqual(hearing.transcript.map(({ id }) => id));
    // What came of it stands on the page that is signed last.
    expect(pages.at(-1)?.blocks.some((block) => block.kind === 'fact' && block.key === 'outcome')).toBe(true);
  });

  it('are one for a receipt of service, which is signed once', () => {
    const received = { document: '行政处罚决定书', documentNumber: '清卫医罚〔2026〕31号', result: 'received' };
    const receipt = sampleRecord('serving-decision', 0, { outcome: '当场宣读并交付，受送达人签收。', facts: received }, '');
    expect(transcriptPages(receipt)).toHaveLength(1);
  });

  it('name nobody of outside among officers', () => {
    const draft = { outcome: '同意。', facts: { present: '林志强' } };
    const fields = transcriptPages(sampleRecord('deliberation', 3, draft, '')).flatMap((page) =>
      page.blocks.flatMap((block) => (block.kind === 'fields' ? block.fields : [])),
    );
    expect(fields).toEqual(['case', 'caseNumber', 'time', 'place', 'lead', 'recorder']);
  });
});
