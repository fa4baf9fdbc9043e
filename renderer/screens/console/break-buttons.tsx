import { CoffeeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BreakAct } from '../../../services/contract/breaks';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { clockTime } from '../../components/format';
import { ReasonDialog } from '../../components/reason-dialog';
import { useDeed } from '../../components/use-deed';
import { useNow } from '../../components/use-now';
import { comfortWords } from '../../components/comfort-words';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

/** The officers' side of a break: it is offered, taken and ended here, and a request is answered, at once or with a reason for later. */
export function BreakButtons({ session }: { readonly session: SessionView }): ReactNode {
  const deed = useDeed();
  const now = useNow();
  const [refusing, setRefusing] = useState(false);
  const { askedAt, offeredAt, restingSince } = session.breaks;
  const running = session.phase === 'questioning' || session.phase === 'opening' || session.phase === 'reviewing';
  const hard = session.comfort.find(({ to }) => to === undefined);
  if (!running) return null;
  const mark = (act: BreakAct, text: string): void => void deed.run(() => call('session.break', session.id, act, text));
  const said = askedAt
    ? t('break.asked', { time: clockTime(askedAt) })
    : offeredAt
      ? t('break.offered', { time: clockTime(offeredAt) })
      : hard && restingSince === undefined
        ? t('comfort.now', { what: comfortWords(hard, now) })
        : undefined;
  return (
    <div className="break-buttons">
      {said !== undefined && (
        <p className="ink-amber" role="status">
          {said}
        </p>
      )}
      <div>
        {restingSince !== undefined ? (
          <Button icon={<CoffeeOutlined aria-hidden />} loading={deed.busy} onClick={() => mark('over', t('break.mark.over'))}>
            {t('console.break.end')}
          </Button>
        ) : (
          <>
            {askedAt !== undefined && <Button onClick={() => setRefusing(true)}>{t('break.refuse')}</Button>}
            {askedAt === undefined && offeredAt === undefined && (
              <Button loading={deed.busy} onClick={() => mark('offered', t('break.mark.offered'))}>
                {t('break.offer')}
              </Button>
            )}
            <Button icon={<CoffeeOutlined aria-hidden />} loading={deed.busy} onClick={() => mark('begun', t('break.mark.begun'))}>
              {t('break.begin')}
            </Button>
          </>
        )}
      </div>
      <Failure error={deed.error} />
      {refusing && (
        <ReasonDialog
          title={t('break.refuse.title')}
          label={t('break.refuse.reason')}
          placeholder={t('break.refuse.hint')}
          submit={t('break.refuse.submit')}
          missing={t('break.refuse.missing')}
          onSubmit={(reason) => call('session.break', session.id, 'refused', t('break.mark.refused', { reason }))}
          onClose={() => setRefusing(false)}
        />
      )}
    </div>
  );
}
