import { timelineOf, type Timeline } from '../playback/timeline';
import type { DiscCheck } from './verify-disc';

export interface StoryLine {
  readonly at: string;
  readonly kind: 'question' | 'answer' | 'note';
  readonly text: string;
  readonly corrections: readonly { readonly at: string; readonly oldText: string }[];
}
export interface StoryMark {
  readonly at: string;
  readonly text: string;
}
/** 示证: `number` as in the 笔录. */
export interface StoryExhibit {
  readonly at: string;
  readonly number: number;
  readonly name: string;
}
export interface StoryCamera {
  readonly id: string;
  readonly name: string;
  readonly isMicrophone: boolean;
}
export interface StoryGap {
  readonly cameraId: string;
  readonly from: string;
  readonly to?: string;
  readonly cause: string;
}

/** What the disc says of the interview, as far as it can be read; whether it may be believed is the check's answer. */
export interface DiscStory {
  readonly registrationCode: string;
  readonly caseName: string;
  readonly caseNumber: string;
  readonly questionedPerson: string;
  readonly producers: readonly string[];
  readonly agency: string;
  readonly room: string;
  readonly startedAt: string | undefined;
  readonly endedAt: string | undefined;
  readonly sealedAt: string | undefined;
  readonly cameras: readonly StoryCamera[];
  readonly gaps: readonly StoryGap[];
  readonly timeline: Timeline | undefined;
  readonly lines: readonly StoryLine[];
  readonly marks: readonly StoryMark[];
  readonly exhibits: readonly StoryExhibit[];
  readonly events: readonly { readonly at: string; readonly kind: string }[];
}

/** Takes any value for the manifest and interview.json: a changed disc may hold anything. */
export function storyOf(check: Pick<DiscCheck, 'links'>, manifest: unknown, interview: unknown): DiscStory {
  const facts = record(manifest);
  const listed = list(facts['cameras']).map((camera) => ({
    id: text(camera['id']),
    name: text(camera['name']) || text(camera['id']),
    isMicrophone: camera['kind'] === 'microphone',
  }));
  const linked = [...new Set(check.links.map((link) => link.cameraId))].filter((id) => !listed.some((camera) => camera.id === id));
  const cameras = [...listed, ...linked.map((id) => ({ id, name: id, isMicrophone: false }))];
  const gaps = list(facts['gaps']).flatMap((gap) => {
    const [cameraId, from, to, cause] = [text(gap['cameraId']), instant(gap['from']), instant(gap['to']), text(gap['cause'])];
    return from === undefined ? [] : [{ cameraId, from, ...(to !== undefined && { to }), cause }];
  });
  const links = check.links.filter((link) => instant(link.startedAt) !== undefined && instant(link.endedAt) !== undefined);
  const told = record(interview);
  const { name, number } = record(facts['enforcementCase']);
  return {
    registrationCode: text(facts['registrationCode']),
    caseName: text(name),
    caseNumber: text(number),
    questionedPerson: text(facts['questionedPerson']),
    producers: list(facts['producers']).map((person) => [text(person['name']), text(person['badgeNumber'])].filter(Boolean).join(' ')),
    agency: text(facts['agency']),
    room: text(record(facts['room'])['name']),
    startedAt: instant(facts['startedAt']),
    endedAt: instant(facts['endedAt']),
    sealedAt: instant(facts['sealedAt']),
    cameras,
    gaps,
    timeline: timelineOf(
      cameras.map(({ id }) => id),
      links,
      gaps,
      instant(facts['startedAt']),
    ),
    lines: list(told['lines']).flatMap(lineOf),
    marks: list(told['marks']).flatMap((mark) => timed(mark).map((at) => ({ at, text: text(mark['text']) }))),
    exhibits: list(told['exhibits']).flatMap((shown, index) => {
      const { number } = shown;
      const name = [text(shown['name']), text(shown['page'])].filter(Boolean).join(' ');
      return timed(shown).map((at) => ({ at, number: typeof number === 'number' ? number : index + 1, name }));
    }),
    events: list(told['events']).flatMap((event) => timed(event).map((at) => ({ at, kind: text(event['kind']) }))),
  };
}

function lineOf(line: Fields): readonly StoryLine[] {
  const kind = line['kind'] === 'question' || line['kind'] === 'answer' ? line['kind'] : 'note';
  const corrections = list(line['corrections']).map((correction) => ({ at: text(correction['at']), oldText: text(correction['oldText']) }));
  return timed(line).map((at) => ({ at, kind, text: text(line['text']), corrections }));
}

type Fields = Readonly<Record<string, unknown>>;
const record = (value: unknown): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {});
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(record) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const instant = (value: unknown): string | undefined => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined);
const timed = (fields: Fields): readonly string[] => {
  const at = instant(fields['at']);
  return at === undefined ? [] : [at];
};
