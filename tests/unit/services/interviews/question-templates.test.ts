import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { questionsFileName, questionsFor, readQuestionTemplates } from '../../../../services/interviews/question-templates';
import shipped from '../../../../services/interviews/templates/questions.json';

const session = (name: string) => ({
  ...{ agencyName: '清远市卫生监督所', roomName: '第一调查询问室', enforcementCase: { number: '', name } },
  questioned: { name: '欧阳秀兰', role: 'party', position: '', idNumber: '' } as const,
  inspectors: ['林志强', '黄晓敏'].map((inspector) => ({ personId: inspector, name: inspector, badgeNumber: '' })),
});

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'questions-'));
});
afterEach(() => rm(home, { recursive: true }));

describe('the questions of a session', () => {
  it.each([
    ['康雅口腔门诊部涉嫌未取得《医疗机构执业许可证》擅自开展诊疗活动案', 'medical'],
    ['某酒店公共用品用具未消毒案', 'public-place'],
    ['某小区二次供水水质不合格案', 'drinking-water'],
    ['某厂未组织职业健康检查案', 'occupational-health'],
    ['某单位未按规定处置医疗废物案', 'infectious-disease'],
    ['某某案', 'general'],
  ])('%s: %s', (name, chosen) => {
    expect(questionsFor(shipped, session(name)).chosen).toBe(chosen);
  });
  it('begin with the opening and end with the closing ones of every set, names filled in', () => {
    const { sets } = questionsFor(shipped, session('某某案'));
    for (const { questions } of sets) {
      expect(questions[0]?.text).toContain('清远市卫生监督所的执法人员林志强、黄晓敏');
      expect(questions.map(({ part }) => part)).toEqual(
        [...questions.map(({ part }) => part)].sort(
          (a, b) => ['opening', 'body', 'closing'].indexOf(a) - ['opening', 'body', 'closing'].indexOf(b),
        ),
      );
      expect(questions.filter(({ text }) => /[{}]/.test(text))).toEqual([]);
    }
  });
  it("an agency's own file takes their place; one with an error doesn't, and says where it is", async () => {
    expect((await readQuestionTemplates(home)).templates).toBe(shipped);
    const own = { opening: [], closing: [], sets: [{ key: 'own', name: '本单位', cases: [], questions: ['{name}，请说明情况。'] }] };
    await writeFile(path.join(home, questionsFileName), JSON.stringify(own));
    const { templates, problem } = await readQuestionTemplates(home);
    expect(problem).toBeUndefined();
    expect(questionsFor(templates, session('某某案')).sets[0]?.questions).toEqual([{ part: 'body', text: '欧阳秀兰，请说明情况。' }]);
    await writeFile(path.join(home, questionsFileName), JSON.stringify({ ...own, sets: [{ key: 'own' }] }));
    expect(await readQuestionTemplates(home)).toMatchObject({
      templates: shipped,
      problem: expect.stringContaining('sets.0.name') as string,
    });
    await writeFile(path.join(home, questionsFileName), '{');
    expect((await readQuestionTemplates(home)).problem).toBeTruthy();
  });
});
