import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CompanionView } from '../../../services/contract/before-questioning';
import type { SessionView } from '../../../services/contract/sessions';
import type { DrawnSignature } from '../../../services/contract/signing';
import { Failure } from '../../components/failure';
import { SignaturePad } from '../../components/signing/signature-pad';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly session: SessionView;
  readonly companion: CompanionView;
  readonly take: (session: SessionView) => void;
}

/** After the person: who is there for their sake signs under the last page, one after the other. */
export function CompanionDeed({ session, companion, take }: Props): ReactNode {
  const deed = useDeed();
  const [drawn, setDrawn] = useState<DrawnSignature | undefined>();
  const { number, name, role } = companion;
  return (
    <>
      <section className="panel review-deed">
        <header>
          <h2>{t('second.companion.sign', { office: t(`paper.companion.${role}`), name })}</h2>
          <span>{t('second.companion.order')}</span>
        </header>
        <div className="review-signing">
          <SignaturePad key={number} name={name} onChange={setDrawn} />
        </div>
        <p className="review-end">{t('second.companion.hint')}</p>
      </section>
      <Failure error={deed.error} />
      <div className="review-buttons">
        <Button
          type="primary"
          disabled={drawn === undefined}
          loading={deed.busy}
          onClick={() => drawn && void deed.run(async () => take(await call('session.signAsCompanion', session.id, number, drawn)))}
        >
          {t('second.companion.do', { name })}
        </Button>
      </div>
    </>
  );
}
