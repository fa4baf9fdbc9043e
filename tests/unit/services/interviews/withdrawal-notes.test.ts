import { describe, expect, it } from 'vitest';
import type { WithdrawalView } from '../../../../services/contract/withdrawals';
import { rightsAndDuties } from '../../../../services/interviews/rights-and-duties';
import { withdrawalNotes } from '../../../../services/interviews/withdrawal-notes';

const at = (minute: number) => `2026-11-25T01:0${minute}:00.000Z`;
const request: WithdrawalView = {
  ...{ part: 'interpreter', id: '3', number: 1, name: '帕提古丽', reason: '她说话很凶！' },
  ...{ askedAt: at(3), writtenBy: '黄晓敏', writtenAt: at(4) },
};
const decided = { ...request, decision: { verdict: 'rejected', reason: '译得准确', by: '何主任', at: at(6) } as const };
const told = rightsAndDuties('questioning');
const facts = { told, record: undefined, questioned: '欧阳秀兰', closedAt: null };
const asked = '欧阳秀兰申请翻译帕提古丽回避，理由：她说话很凶！（黄晓敏记下）';
const pending = '此申请待主要负责人决定，决定作出前不停止调查。';
const rejected = '主要负责人何主任决定：驳回对翻译帕提古丽的回避申请。理由：译得准确。';

describe('[row 90] where the 笔录 says that somebody is to withdraw (规定§14, 行政处罚法§43)', () => {
  it.each([
    ['open pages have all of it', decided, null, [asked, rejected], []],
    ['undecided, they say that', request, null, [asked + pending], []],
    ['checked after the decision', decided, at(7), [asked, rejected], []],
    ['checked between the two', decided, at(5), [asked + pending], [rejected]],
    ['checked at the moment of the decision', decided, at(6), [asked + pending], [rejected]],
    ['written down only after the end', decided, at(4), [], [asked, rejected]],
  ] as const)('%s', (_, one, closedAt, onPages, added) => {
    const notes = withdrawalNotes([one], { ...facts, closedAt });
    expect([notes.onPages.map(({ text }) => text), notes.added.map(({ text }) => text)]).toEqual([onPages, added]);
  });

  it('pages that were told before requests stood on them stay as they are: all of it is added', () => {
    const before = { ...told, questions: told.questions?.map((question) => ({ ...question, requestsFollow: undefined })) };
    const notes = withdrawalNotes([decided], { ...facts, told: before });
    expect(notes).toEqual({
      onPages: [],
      added: [
        { at: at(3), text: asked },
        { at: at(6), text: rejected },
      ],
    });
  });
});
