import { FileProtectOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { PlaybackStretch } from '../../../services/contract/playback';
import { Article } from '../../components/article/article';
import { dateTime, duration } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { usePlay } from './use-play';

/** Who views, by which right, since when, and how much of it: said, not hidden. */
export function ViewingBanner({ watched, onEnd }: { readonly watched: readonly PlaybackStretch[]; readonly onEnd: () => void }): ReactNode {
  const { view } = usePlay();
  const seenMs = watched.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  return (
    <header className="viewing-banner">
      <FileProtectOutlined aria-hidden />
      <dl>
        <Fact name={t('playback.viewer')} value={view.viewer.name} />
        <Fact
          name={
            <>
              {t('playback.tier')} <Article code="制度§15" />
            </>
          }
          value={t(`playback.tier.${view.viewer.tier}`)}
        />
        <Fact name={t('playback.since')} value={dateTime(view.viewer.since)} />
        <Fact name={t('playback.seen')} value={t('playback.seenOf', { seen: duration(seenMs), all: duration(view.lengthMs) })} />
      </dl>
      <Button onClick={onEnd}>{t('playback.end')}</Button>
    </header>
  );
}

function Fact({ name, value }: { readonly name: ReactNode; readonly value: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
