import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ArchiveLine, DiscPairView } from '../../../services/contract/archive';
import { duration, monthDay } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { pairOf } from './pair-list';

interface Props {
  readonly lines: readonly ArchiveLine[];
  readonly pairs: readonly DiscPairView[];
  readonly chosen: string | undefined;
  readonly onChoose: (sessionId: string) => void;
  /** Undefined where the lists are whole. */
  readonly onMore: (() => void) | undefined;
}

/** Sealed recordings. */
export function SealedList({ lines, pairs, chosen, onChoose, onMore }: Props): ReactNode {
  return (
    <section className="panel sealed-list">
      <h2 className="text-section">{t('disc.sealed')}</h2>
      {lines.length === 0 && <p className="ink-2">{t('disc.sealed.none')}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line.sessionId}>
            <button type="button" aria-pressed={line.sessionId === chosen} onClick={() => onChoose(line.sessionId)}>
              <span className="sealed-code">
                <b>{line.registrationCode}</b>
                <em>{t(`disc.pairState.${pairOf(pairs, line.sessionId)?.state ?? line.disc ?? 'none'}`)}</em>
              </span>
              <span>{line.enforcementCase.name}</span>
              <span className="text-small">
                {t('disc.sealed.facts', {
                  length: duration(Date.parse(line.endedAt) - Date.parse(line.producedAt)),
                  date: monthDay(line.sealedAt),
                })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {onMore && <Button onClick={onMore}>{t('disc.sealed.more')}</Button>}
    </section>
  );
}
