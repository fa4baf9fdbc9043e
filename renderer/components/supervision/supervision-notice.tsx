import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SupervisionOrderView } from '../../../services/contract/upkeep';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import { Dialog } from '../dialog';
import { Failure } from '../failure';
import { clockTime } from '../format';
import { useCall } from '../use-call';
import { useDeed } from '../use-deed';
import './supervision.css';

/** 规定§21: what who leads has sent in stands here until it is taken note of; it can't be put away otherwise. */
export function SupervisionNotice({ sessionId }: { readonly sessionId: string }): ReactNode {
  const first = useCall('supervision.orders', sessionId);
  const [heard, setHeard] = useState<readonly SupervisionOrderView[] | undefined>();
  useEvent('supervision.changed', setHeard);
  const deed = useDeed();
  const open = (heard ?? first.data ?? []).filter((order) => order.sessionId === sessionId && order.acknowledgedAt === undefined);
  const [order] = open;
  if (!order) return null;
  return (
    <Dialog title={t(`supervision.notice.${order.kind}`)} article="规定§21" width={720}>
      <div className="dialog-body" role="alert">
        <p className="ink-2">{t('supervision.notice.by', { by: order.sentBy, at: clockTime(order.sentAt) })}</p>
        <p className="supervision-text">{order.text}</p>
        {order.kind === 'stop' && <p className="text-strong">{t('supervision.notice.stopWhat')}</p>}
        <Failure error={deed.error} />
        <div className="dialog-foot">
          <span className="text-small">{open.length > 1 && t('supervision.notice.more', { count: String(open.length - 1) })}</span>
          <Button
            type="primary"
            loading={deed.busy}
            onClick={() => void deed.run(async () => setHeard(await call('supervision.acknowledge', order.number)))}
          >
            {t('supervision.acknowledge')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
