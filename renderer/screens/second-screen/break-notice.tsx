import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { clockTime } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

/** Where a break stands for the person who sits here: asked for, offered, or on. */
export function BreakNotice({ session }: { readonly session: SessionView }): ReactNode {
  const deed = useDeed();
  const { askedAt, offeredAt, restingSince } = session.breaks;
  if (restingSince !== undefined) return <p role="status">{t('break.second.text', { time: clockTime(restingSince) })}</p>;
  if (askedAt !== undefined) return <p role="status">{t('break.second.waiting', { time: clockTime(askedAt) })}</p>;
  if (offeredAt === undefined) return null;
  const text = t('break.mark.declined', { person: sessionWords(session).person ?? '' });
  return (
    <div className="break-offer" role="status">
      <p>{t('break.second.offered', { time: clockTime(offeredAt) })}</p>
      <Button loading={deed.busy} onClick={() => void deed.run(() => call('session.break', session.id, 'declined', text))}>
        {t('break.second.decline')}
      </Button>
      <Failure error={deed.error} />
    </div>
  );
}
