import { PictureOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ExhibitView } from '../../../services/contract/exhibits';
import type { SessionView } from '../../../services/contract/sessions';
import { Dialog } from '../../components/dialog';
import { Failure } from '../../components/failure';
import { recordingTime } from '../../components/format';
import { PaperProof } from '../../components/paper-proof/paper-proof';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  readonly shows: boolean;
}

/** What was shown to the person, newest first; what lies before the person now can be taken back. */
export function ExhibitList({ session, take, shows }: Props): ReactNode {
  const [seen, setSeen] = useState<ExhibitView | undefined>();
  const deed = useDeed();
  if (session.exhibits.length === 0) return <p className="mark-none ink-2">{t('exhibit.none')}</p>;
  const { startedAt = '', endedAt } = session;
  const timeOf = (at: string): string => recordingTime(startedAt, at);
  return (
    <>
      <Failure error={deed.error} />
      <ol tabIndex={0}>
        {session.exhibits.toReversed().map((exhibit) => {
          const { number, name, page, from, picture } = exhibit;
          const to = exhibit.to ?? endedAt;
          return (
            <li key={number} className={to ? 'exhibit-row' : 'exhibit-row exhibit-showing'}>
              <span className="mark-time">
                {to ? t('exhibit.span', { from: timeOf(from), to: timeOf(to) }) : t('exhibit.from', { from: timeOf(from) })}
              </span>
              <b>{t('exhibit.number', { number: String(number) })}</b>
              <span>
                {[name, page].filter(Boolean).join('　')}
                <span className="text-small">{[to ? '' : t('exhibit.showing'), pictureWords(picture)].filter(Boolean).join('　')}</span>
              </span>
              <span>
                {picture && (
                  <Button
                    icon={<PictureOutlined />}
                    aria-label={t('exhibit.picture.of', { number: String(number) })}
                    onClick={() => setSeen(exhibit)}
                  />
                )}
                {!to && shows && (
                  <Button
                    loading={deed.busy}
                    aria-label={t('exhibit.takeBack.of', { number: String(number) })}
                    onClick={() => void deed.run(async () => take(await call('exhibit.takeBack', session.id, number)))}
                  >
                    {t('exhibit.takeBack')}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      {seen && <PictureDialog sessionId={session.id} exhibit={seen} onClose={() => setSeen(undefined)} />}
    </>
  );
}

function pictureWords(picture: ExhibitView['picture']): string {
  if (!picture) return t('exhibit.noPicture');
  return t(picture.source === 'camera' ? 'exhibit.fromCamera' : 'exhibit.fromFile', { name: picture.name });
}

function PictureDialog({
  sessionId,
  exhibit,
  onClose,
}: {
  readonly sessionId: string;
  readonly exhibit: ExhibitView;
  readonly onClose: () => void;
}): ReactNode {
  const paper = useCall('exhibit.picture', sessionId, exhibit.number);
  const title = t('exhibit.paper.title', { number: String(exhibit.number), name: exhibit.name });
  return (
    <Dialog title={title} width={1200} onClose={onClose}>
      <div className="dialog-body">
        <Failure error={paper.error} />
        {paper.data && <PaperProof paper={paper.data} />}
      </div>
    </Dialog>
  );
}
