import type { ReactNode } from 'react';
import { Failure } from '../../components/failure';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';

/** F24: where leaders watch from, and the certificate's fingerprint that they compare. */
export function RemoteViewPanel(): ReactNode {
  const { data, error } = useCall('remoteView.state');
  return (
    <section className="panel remote-view-panel">
      <h2 className="text-section">{t('remote.device.title')}</h2>
      <Failure error={error} />
      {data?.state === 'off' && <p className="ink-2">{t('remote.device.off')}</p>}
      {data?.state === 'failed' && (
        <p className="ink-amber">{t('remote.device.failed', { port: String(data.port), problem: data.problem })}</p>
      )}
      {data?.state === 'on' && (
        <>
          <p className="ink-2">{t('remote.device.on')}</p>
          <dl>
            <dt>{t('remote.device.address')}</dt>
            <dd>
              {data.addresses.map((address) => (
                <div key={address}>{address}</div>
              ))}
            </dd>
            <dt>{t('remote.device.fingerprint')}</dt>
            <dd>{data.fingerprint}</dd>
          </dl>
        </>
      )}
    </section>
  );
}
