import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { SelfTestPage, SelfTestView } from '../../../services/contract/upkeep';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { usePages } from '../../components/use-pages';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';

interface Props {
  readonly chosen: number | undefined;
  readonly onChoose: (test: SelfTestView) => void;
}

/** Earlier tests, newest first, a page more at a time. */
export function TestHistory({ chosen, onChoose }: Props): ReactNode {
  const { lines, hasMore, error, more, reload } = usePages<SelfTestView, number, SelfTestPage>('', (before) =>
    call('selfTest.page', before),
  );
  useEvent('selfTest.changed', reload);
  return (
    <section className="panel test-history">
      <h2 className="text-section">{t('selfTest.earlier')}</h2>
      <Failure error={error} />
      <ul>
        {lines.map((test) => (
          <li key={test.number}>
            <button
              type="button"
              className={test.number === chosen ? 'test-past test-past-chosen' : 'test-past'}
              aria-pressed={test.number === chosen}
              onClick={() => onChoose(test)}
            >
              <strong>{dateTime(test.startedAt).slice(0, 16)}</strong>
              <span className={test.outcome === 'passed' ? '' : 'ink-amber'}>{t(`selfTest.outcome.${test.outcome}`)}</span>
              <span className="text-small">{test.by ?? t('selfTest.by.hour')}</span>
            </button>
          </li>
        ))}
      </ul>
      {hasMore && <Button onClick={more}>{t('selfTest.more')}</Button>}
    </section>
  );
}
