import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { QuestionPart, QuestionSetView, QuestionTemplatesView } from '../contract/questions';
import type { SessionNews } from '../contract/sessions';
import shipped from './templates/questions.json';

/** In the storage root; an agency's own questions take the place of those that the product brings along. */
export const questionsFileName = 'questions.json';

const text = z.string().trim().min(1).max(500);
const list = z.array(text).max(200);
/** `opening` and `closing` of every set; of each set the questions between them, and the words of a case's name that choose it. The first set is for every other case. */
const model = z.strictObject({
  opening: list,
  closing: list,
  sets: z
    .array(z.strictObject({ key: text, name: text, cases: list, questions: list }))
    .min(1)
    .max(50),
});
export type QuestionTemplates = z.infer<typeof model>;

/** The agency's file where there is one that can be read. */
export async function readQuestionTemplates(home: string): Promise<{ readonly templates: QuestionTemplates; readonly problem?: string }> {
  const own = await readFile(path.join(home, questionsFileName), 'utf8').catch(() => undefined);
  if (own === undefined) return { templates: shipped };
  try {
    const read = model.safeParse(JSON.parse(own));
    if (read.success) return { templates: read.data };
    const [issue] = read.error.issues;
    return { templates: shipped, problem: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() };
  } catch (problem) {
    return { templates: shipped, problem: problem instanceof Error ? problem.message : String(problem) };
  }
}

interface Words extends Pick<SessionNews, 'agencyName' | 'roomName' | 'enforcementCase' | 'inspectors'> {
  readonly questioned: Pick<SessionNews['questioned'], 'name'>;
}

/** The templates for one session: each `{name}` is filled in, and its case chooses a set. */
export function questionsFor({ opening, closing, sets }: QuestionTemplates, session: Words): Omit<QuestionTemplatesView, 'problem'> {
  const [lead, recorder] = session.inspectors;
  const words: Readonly<Record<string, string>> = {
    ...{ agency: session.agencyName, room: session.roomName, name: session.questioned.name, case: session.enforcementCase.name },
    ...{ lead: lead?.name ?? '', recorder: recorder?.name ?? '' },
  };
  const filled = (part: QuestionPart) => (question: string) => ({
    part,
    text: question.replace(/\{(\w+)\}/g, (slot, name: string) => words[name] ?? slot),
  });
  const view = (set: QuestionTemplates['sets'][number]): QuestionSetView => ({
    ...{ key: set.key, name: set.name },
    questions: [...opening.map(filled('opening')), ...set.questions.map(filled('body')), ...closing.map(filled('closing'))],
  });
  // The set that most of its words stand in the name.
  const matches = ({ cases }: QuestionTemplates['sets'][number]) =>
    cases.filter((word) => session.enforcementCase.name.includes(word)).length;
  const best = sets.reduce((best, set) => (matches(set) > matches(best) ? set : best));
  return { sets: sets.map(view), chosen: best.key };
}
