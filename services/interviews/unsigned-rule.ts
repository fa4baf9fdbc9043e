import type { SessionRow } from '../../db/entities/session.entity';
import type { UnsignedEnding } from '../../recordings/session/session-state';
import type { StopGround, StopGrounds, UnsignedDraft, UnsignedView } from '../contract/stops';
import grounds from './templates/stop-grounds.json';

/** The office's list. */
export const stopGrounds: StopGrounds = grounds;

export function groundOf(how: UnsignedEnding['how'], key: string): StopGround | undefined {
  return stopGrounds[how].find((ground) => ground.key === key);
}

export type UnsignedProblem = 'ground-missing' | 'words-missing' | 'basis-missing';

/** 制度§19: one of the grounds, what happened, and for a stop its basis; words alone are no ground. */
export function unsignedProblem({ how, ground: key, words, basis }: UnsignedDraft): UnsignedProblem | undefined {
  const ground = groundOf(how, key);
  if (!ground) return 'ground-missing';
  if (ground.wantsWords && words.trim() === '') return 'words-missing';
  return how === 'stopped' && basis.trim() === '' ? 'basis-missing' : undefined;
}

/** 规定§13: the two officers of this session sign, in whichever order, each for the own part. */
export function areItsOfficers({ leadId, recorderId }: Pick<SessionRow, 'leadId' | 'recorderId'>, first: string, second: string): boolean {
  return first !== second && [leadId, recorderId].every((id) => id === first || id === second);
}

export function unsignedView(ending: UnsignedEnding, nameOf: (personId: string) => string): UnsignedView {
  const { how, ground, words, witness, acts } = ending;
  const by = acts.map(({ personId, at }) => ({ name: nameOf(personId), at }));
  return { how, ground: groundOf(how, ground)?.label ?? ground, words, witness, by };
}
