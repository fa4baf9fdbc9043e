import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { PreflightView } from '../../../services/contract/room';
import { Failure } from '../../components/failure';
import { useShell } from '../../components/shell';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

/** Only a person can see the lamp over the door, so a person is asked. */
export function LampQuestion({ onAnswered }: { readonly onAnswered: (view: PreflightView) => void }): ReactNode {
  const { person } = useShell();
  const deed = useDeed();
  const closed = deed.busy || person.role !== 'room-administrator';

  async function answer(seen: boolean): Promise<void> {
    await deed.run(async () => onAnswered(await call('preflight.confirm', 'record-lamp', seen)));
  }

  return (
    <div className="lamp-question">
      <p>{t('preflight.lampQuestion')}</p>
      <Failure error={deed.error} />
      <div className="lamp-answers">
        <Button type="primary" disabled={closed} onClick={() => void answer(true)}>
          {t('preflight.lampYes')}
        </Button>
        <Button disabled={closed} onClick={() => void answer(false)}>
          {t('preflight.lampNo')}
        </Button>
      </div>
    </div>
  );
}
