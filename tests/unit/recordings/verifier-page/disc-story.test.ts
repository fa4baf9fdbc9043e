import { expect, it } from 'vitest';
import { storyOf } from '../../../../recordings/verifier-page/disc-story';
import { facts, segment } from '../evidence/small-evidence';

const links = [{ ...segment('cam1/a.mp4'), n: 1, previous: '0'.repeat(64) }];
const at = '2026-11-25T01:02:16.000Z';

it('tells the interview of manifest and interview.json', () => {
  const gap = { cameraId: 'cam2', from: '2026-11-25T01:02:14.123Z', cause: 'stalled' };
  const cameras = [...facts.cameras, { id: 'mic1', name: '麦克风', kind: 'microphone' }];
  const interview = {
    lines: [{ at, kind: 'answer', text: '是。', corrections: [{ at, oldText: '否。' }] }],
    marks: [{ at, text: '要点' }],
    exhibits: [{ at, number: 2, name: '台账', page: '第3页' }, { number: 3 }],
  };
  const story = storyOf({ links }, { ...facts, cameras, gaps: [gap] }, interview);
  expect(story).toMatchObject({
    registrationCode: facts.registrationCode,
    producers: ['王芳 4418001', '陈明 4418002'],
    marks: [{ at, text: '要点' }],
    exhibits: [{ at, number: 2, name: '台账 第3页' }],
  });
  expect(story.lines).toEqual([{ at, kind: 'answer', text: '是。', corrections: [{ at, oldText: '否。' }] }]);
  expect(story.cameras.map(({ isMicrophone }) => isMicrophone)).toEqual([false, false, true]);
  expect(story.timeline?.tracks[1]?.gaps).toEqual([{ fromMs: 0, toMs: 10_000, cause: 'stalled' }]);
});

it.each([[undefined], ['text'], [[1, 2]], [{ cameras: 7, gaps: [null, { from: 'never' }], producers: [[]], room: 'x' }]])(
  'still plays what the chain names when the manifest is %j',
  (rubbish) => {
    const story = storyOf({ links }, rubbish, rubbish);
    expect(story.cameras).toEqual([{ id: 'cam1', name: 'cam1', isMicrophone: false }]);
    expect(story.timeline?.lengthMs).toBe(10_000);
    expect([story.lines, story.marks, story.exhibits, story.gaps]).toEqual([[], [], [], []]);
  },
);
