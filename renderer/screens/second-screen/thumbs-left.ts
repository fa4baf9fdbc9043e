import type { SessionView } from '../../../services/contract/sessions';

/** How many presses of the thumb there are, one at each correction and one at the end, and how many corrections still wait. */
export function thumbsLeft({ transcript, signing }: Pick<SessionView, 'transcript' | 'signing'>) {
  const places = transcript.reduce((sum, { corrections }) => sum + corrections.length, 0);
  const given = signing.corrections.length;
  return { all: places + 1, given, corrections: places - given };
}
