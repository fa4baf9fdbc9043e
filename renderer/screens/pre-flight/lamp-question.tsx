import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PreflightView } from '../../../services/contract/room';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

/** Only a person can see the lamp over the door, so a person is asked. */
export function LampQuestion({ onAnswered }: { readonly onAnswered: (view: PreflightView) => void }): ReactNode {
  const deed = useDeed();
  const [dark, setDark] = useState(false);

  async function answer(seen: boolean): Promise<void> {
    setDark(!seen);
    await deed.run(async () => onAnswered(await call('preflight.confirm', 'record-lamp', seen)));
  }

  return (
    <div className="lamp-question">
      <p>{dark ? t('preflight.lampRepair') : t('preflight.lampQuestion')}</p>
      <Failure error={deed.error} />
      <div className="lamp-answers">
        <Button type="primary" disabled={deed.busy} onClick={() => void answer(true)}>
          {t('preflight.lampYes')}
        </Button>
        <Button disabled={deed.busy} onClick={() => void answer(false)}>
          {t('preflight.lampNo')}
        </Button>
      </div>
    </div>
  );
}
