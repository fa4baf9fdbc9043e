import type { Instant } from '../../recordings/session/instant';
import type { CompanionView } from './before-questioning';

export interface CompanionSigningView {
  /** Its number among the companions. */
  readonly companion: number;
  /** data: URL; empty on paper, and where nothing was signed. */
  readonly image: string;
  /** Empty where it wasn't signed. */
  readonly device: string;
  /** Why it wasn't signed; empty where it was. */
  readonly refusal: string;
  readonly at: Instant;
  /** Whether the text still is the one that was signed, to the character. */
  readonly holds: boolean;
}

/** Of a `SessionView`; what it says of its signing itself names a companion's. */
interface WithCompanions {
  readonly companions: readonly CompanionView[];
  readonly told: { readonly questions?: readonly unknown[] | undefined };
}

/**
 * Who stands on the pages. What was told before questions were kept with it lies on the pages as they were signed then, without companions: a
 * signature holds as long as its page says the same.
 */
export function companionsOnPages({ companions, told }: WithCompanions): readonly CompanionView[] {
  return told.questions === undefined ? [] : companions;
}

/** Who has a place to sign. */
export function signingCompanions(session: WithCompanions): readonly CompanionView[] {
  return companionsOnPages(session).filter(({ signs }) => signs);
}

/** Whose signature, or the reason why there is none, is still missing. */
export function companionsToSign(
  session: WithCompanions & { readonly signing: { readonly companions: readonly CompanionSigningView[] } },
): readonly CompanionView[] {
  return signingCompanions(session).filter(({ number }) => !session.signing.companions.some(({ companion }) => companion === number));
}
