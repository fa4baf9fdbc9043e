import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { SessionView, StripView } from '../../../services/contract/sessions';
import type { AlarmWords } from '../../components/strip/alarm-words';
import { Failure } from '../../components/failure';
import { clockTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { useKey } from './use-key';

/** What to do now, in order; takes the marks' place so that everything else stays where hands find it. */
export function AlarmGuide({
  session,
  strip,
  alarm,
}: {
  readonly session: SessionView;
  readonly strip: StripView;
  readonly alarm: AlarmWords;
}): ReactNode {
  const deed = useDeed();
  const failed = strip.alarm?.failed.join('、') ?? t('console.alarm.proof');
  const since = strip.alarm?.since ?? strip.at;
  const noted = session.marks.find((mark) => mark.at >= since && mark.text.startsWith(t('console.alarm.markPrefix')));
  const record = (): void => {
    void deed.run(() => call('mark.add', session.id, t('console.alarm.mark', { failed, since: clockTime(since) })));
  };
  useKey('F9', record, noted === undefined);
  return (
    <section className="alarm-guide" aria-label={t('console.alarm.title')}>
      <header>
        <h2 className="text-section">{t('console.alarm.title')}</h2>
        <span className="ink-2">{alarm.cause}</span>
      </header>
      <ol>
        <li>
          <i>1</i>
          <div>
            <b>{t('console.alarm.check')}</b>
            <span>{t('console.alarm.check.how', { failed })}</span>
          </div>
        </li>
        <li>
          <i>2</i>
          <div>
            <b>{t('console.alarm.record')}</b>
            <span>
              {noted
                ? t('console.alarm.record.done', { time: clockTime(noted.at) })
                : t('console.alarm.record.how', { since: clockTime(since) })}
            </span>
          </div>
          <Button danger type="primary" aria-keyshortcuts="F9" loading={deed.busy} disabled={noted !== undefined} onClick={record}>
            {t('console.alarm.record.button')}{' '}
            <kbd className="key-cap" aria-hidden>
              F9
            </kbd>
          </Button>
        </li>
        <li>
          <i>3</i>
          <div>
            <b>{t('console.alarm.goOn')}</b>
            <span>{t('console.alarm.goOn.how')}</span>
          </div>
        </li>
      </ol>
      <Failure error={deed.error} />
    </section>
  );
}
