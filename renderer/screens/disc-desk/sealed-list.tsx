import type { ReactNode } from 'react';
import type { ArchiveEntryView, DiscPairView } from '../../../services/contract/archive';
import { byteSize, duration, monthDay } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { pairOf } from './pair-list';

interface Props {
  readonly entries: readonly ArchiveEntryView[];
  readonly pairs: readonly DiscPairView[];
  readonly chosen: string | undefined;
  readonly onChoose: (sessionId: string) => void;
}

/** The sealed recordings; those without discs first. */
export function SealedList({ entries, pairs, chosen, onChoose }: Props): ReactNode {
  const rank = (entry: ArchiveEntryView): number => (pairOf(pairs, entry.sessionId)?.state === 'certified' ? 1 : 0);
  const sorted = entries.toSorted((a, b) => rank(a) - rank(b) || b.sealedAt.localeCompare(a.sealedAt));
  return (
    <section className="panel sealed-list">
      <h2 className="text-section">{t('disc.sealed')}</h2>
      {entries.length === 0 && <p className="ink-2">{t('disc.sealed.none')}</p>}
      <ul>
        {sorted.map((entry) => {
          const pair = pairOf(pairs, entry.sessionId);
          return (
            <li key={entry.sessionId}>
              <button type="button" aria-pressed={entry.sessionId === chosen} onClick={() => onChoose(entry.sessionId)}>
                <span className="sealed-code">
                  <b>{entry.registrationCode}</b>
                  <em>{t(`disc.pairState.${pair?.state ?? 'none'}`)}</em>
                </span>
                <span>{entry.enforcementCase.name}</span>
                <span className="text-small">
                  {t('disc.sealed.facts', {
                    length: duration(Date.parse(entry.endedAt) - Date.parse(entry.producedAt)),
                    size: byteSize(entry.bytes),
                    date: monthDay(entry.sealedAt),
                  })}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
