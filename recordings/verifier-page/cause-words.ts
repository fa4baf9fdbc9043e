import { say, sayIfKnown } from './words';

/** Why a camera has a gap; the causes are the verdicts of the recorder. */
export function causeWords(cause: string): string {
  return sayIfKnown(`cause.${cause}`) ?? say('cause.other', { cause });
}
