import type { ReactNode } from 'react';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';

/** F31: whether a model is ready, or what is wrong with the one that is named; nothing where none is named. */
export function SpeechPanel(): ReactNode {
  const { data } = useCall('speech.state');
  if (!data || data.state === 'off') return null;
  return (
    <section className="panel remote-view-panel">
      <h2 className="text-section">{t('speech.title')}</h2>
      {data.state === 'failed' ? (
        <p className="ink-amber">{t(`speech.failed.${data.problem}`, { name: data.name })}</p>
      ) : (
        <p className="ink-2">{t(`speech.device.${data.state}`)}</p>
      )}
    </section>
  );
}
