import type { ComfortFinding } from '../../services/contract/comfort';
import { t } from '../i18n/zh-cn';
import { durationInWords } from './format';

/** One finding of air or length, as it stands at `now`. */
export function comfortWords({ kind, limit, extreme, from, to }: ComfortFinding, now: string): string {
  if (kind === 'long' || kind === 'whole')
    return t(`comfort.${kind}`, {
      ...{ limit: durationInWords(limit * 60_000), length: durationInWords(wholeMinutes(Date.parse(to ?? now) - Date.parse(from))) },
    });
  const digits = kind === 'hot' || kind === 'cold' ? 1 : 0;
  return t(`comfort.${kind}`, { limit: String(limit), extreme: extreme?.toFixed(digits) ?? '' });
}

function wholeMinutes(ms: number): number {
  return ms - (ms % 60_000);
}
