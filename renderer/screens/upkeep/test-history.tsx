import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SelfTestView } from '../../../services/contract/upkeep';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  /** The newest page. */
  readonly tests: readonly SelfTestView[];
  readonly next: number | undefined;
  readonly chosen: number | undefined;
  readonly onChoose: (test: SelfTestView) => void;
}

/** Earlier tests, newest first, a page more at a time. */
export function TestHistory({ tests, next, chosen, onChoose }: Props): ReactNode {
  const [older, setOlder] = useState<{ readonly tests: readonly SelfTestView[]; readonly next: number | undefined } | undefined>();
  const deed = useDeed();
  const seam = older?.tests[0]?.number;
  const all = older ? [...tests.filter(({ number }) => seam === undefined || number > seam), ...older.tests] : tests;
  const before = older ? older.next : next;

  async function more(): Promise<void> {
    await deed.run(async () => {
      const page = await call('selfTest.page', before);
      setOlder({ tests: [...(older?.tests ?? []), ...page.tests], next: page.next });
    });
  }
  return (
    <section className="panel test-history">
      <h2 className="text-section">{t('selfTest.earlier')}</h2>
      <Failure error={deed.error} />
      <ul>
        {all.map((test) => (
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
      {before !== undefined && (
        <Button loading={deed.busy} onClick={() => void more()}>
          {t('registers.more')}
        </Button>
      )}
    </section>
  );
}
