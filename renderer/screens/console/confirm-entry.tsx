import { WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { RoomStateView } from '../../../services/contract/room';
import type { SessionView } from '../../../services/contract/sessions';
import { Dialog } from '../../components/dialog';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import { blindSensorsOf, blindWords } from './blind-words';

interface Props {
  readonly session: SessionView;
  /** Who comes in, as this purpose calls that person. */
  readonly person: string;
  /** What is said while the sensors can tell. */
  readonly hint: string;
  readonly take: (session: SessionView) => void;
}

/** 规定§15 where the sensors can't tell: whoever sees the questioned person come in says so, and the fact is marked as said by hand. */
export function ConfirmEntry({ session, person, hint, take }: Props): ReactNode {
  const [room, setRoom] = useState<RoomStateView | undefined>();
  const [asking, setAsking] = useState(false);
  const deed = useDeed();
  useEffect(() => {
    call('room.state').then(setRoom, () => undefined);
  }, []);
  useEvent('room.changed', setRoom);
  const blind = room ? blindSensorsOf(room) : [];
  const confirm = (): void => void deed.run(async () => take(await call('session.confirmEntry', session.id)));

  if (blind.length > 0)
    return (
      <div className="confirm-entry confirm-blind" role="status">
        <p>
          <WarningFilled aria-hidden /> {t('entry.blind', { sensors: blindWords(blind), person })}
        </p>
        <Button type="primary" size="large" loading={deed.busy} onClick={confirm}>
          {t('entry.confirm', { person })}
        </Button>
        <Failure error={deed.error} />
      </div>
    );
  return (
    <div className="confirm-entry">
      <p className="waiting-hint">{hint}</p>
      <Button type="link" onClick={() => setAsking(true)}>
        {t('entry.byHand')}
      </Button>
      {asking && (
        <Dialog title={t('entry.confirm.title', { person })} width={640} onClose={() => setAsking(false)}>
          <div className="dialog-body">
            <p>{t('entry.confirm.lead')}</p>
            <Failure error={deed.error} />
            <div className="dialog-foot">
              <span className="text-small" />
              <Button onClick={() => setAsking(false)}>{t('dialog.back')}</Button>
              <Button type="primary" loading={deed.busy} onClick={confirm}>
                {t('entry.confirm', { person })}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
}
