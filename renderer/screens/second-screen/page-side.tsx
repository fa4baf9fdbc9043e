import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { companionsToSign } from '../../../services/contract/companion-signing';
import type { SessionView } from '../../../services/contract/sessions';
import type { DrawnSignature, ReviewManner } from '../../../services/contract/signing';
import { Failure } from '../../components/failure';
import { sessionWords } from '../../components/session-words';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { CompanionDeed } from './companion-deed';
import { PageDeed } from './page-deed';
import { PageSteps } from './page-steps';
import { thumbsLeft } from './thumbs-left';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  readonly pages: number;
  readonly shown: number;
  readonly allSeen: boolean;
  readonly show: (page: number) => void;
  readonly correcting: boolean;
  readonly onCorrecting: (correcting: boolean) => void;
  /** The chips of the pages. */
  readonly children: ReactNode;
}

/** The deeds of the end, one at a time: read and confirm, sign page by page, then of a 笔录 the thumb (规定§15). */
export function PageSide(props: Props): ReactNode {
  const { session, take, pages, shown, allSeen, show, correcting, onCorrecting } = props;
  const deed = useDeed();
  const [manner, setManner] = useState<ReviewManner>('read');
  const [drawn, setDrawn] = useState<DrawnSignature | undefined>();
  const { phase } = session;
  const signed = session.signing.pages.find((each) => each.page === shown && each.holds);
  const open = firstUnsigned(session, pages);
  const left = thumbsLeft(session);
  const companion = phase === 'signed' ? companionsToSign(session)[0] : undefined;
  const run = (act: () => Promise<SessionView>): void => void deed.run(async () => take(await act()));

  async function sign(signature: DrawnSignature): Promise<SessionView> {
    const next = await call('session.signPage', session.id, shown, signature);
    setDrawn(undefined);
    show(firstUnsigned(next, pages) ?? shown);
    return next;
  }
  async function reopen(): Promise<SessionView> {
    const next = await call('session.reopenReview', session.id);
    onCorrecting(true);
    return next;
  }
  async function confirm(): Promise<SessionView> {
    const next = await call('session.confirmReview', session.id, manner);
    onCorrecting(false);
    show(firstUnsigned(next, pages) ?? 1);
    return next;
  }

  return (
    <aside className="review-side">
      <PageSteps session={session} />
      {props.children}
      {companion ? (
        <CompanionDeed session={session} companion={companion} take={take} />
      ) : (
        <>
          <PageDeed
            session={session}
            shown={shown}
            signed={signed}
            manner={manner}
            onManner={setManner}
            onDrawn={setDrawn}
            waiting={phase === 'signed' && deed.busy}
          />
          <Failure error={deed.error} />
          <div className="review-buttons">
            {/* A form without lines is the officers' to write. */}
            {(phase === 'reviewing' || phase === 'reviewed') && session.transcript.length > 0 && (
              <Button
                icon={<EditOutlined />}
                className={correcting && phase === 'reviewing' ? 'review-correcting' : ''}
                aria-pressed={phase === 'reviewing' ? correcting : undefined}
                onClick={() => (phase === 'reviewing' ? onCorrecting(!correcting) : run(reopen))}
              >
                {t('second.do.correct')}
              </Button>
            )}
            {phase === 'reviewing' &&
              (allSeen ? (
                <Button type="primary" loading={deed.busy} onClick={() => run(confirm)}>
                  {t('second.do.confirmReview')}
                </Button>
              ) : (
                <Button type="primary" disabled={shown === pages} onClick={() => show(shown + 1)}>
                  {t('second.do.nextPage')}
                </Button>
              ))}
            {phase === 'reviewed' && signed && open !== undefined && (
              <Button type="primary" onClick={() => show(open)}>
                {t('second.do.toPage', { page: String(open) })}
              </Button>
            )}
            {phase === 'reviewed' && !signed && (
              <Button type="primary" disabled={drawn === undefined} loading={deed.busy} onClick={() => drawn && run(() => sign(drawn))}>
                {t('second.do.signPage', { page: String(shown) })}
              </Button>
            )}
            {phase === 'signed' && session.record && (
              <span className="review-why">{t('closing.second.wait', { lead: sessionWords(session).lead })}</span>
            )}
            {phase === 'signed' && !session.record && (
              <>
                <span className="review-why">{deed.busy ? t('second.thumb.wait') : t('second.thumb.why')}</span>
                <Button type="primary" loading={deed.busy} onClick={() => run(() => call('session.takeThumbprint', session.id))}>
                  {left.corrections > 0
                    ? t('second.do.thumbAt', { place: String(left.given + 1), places: String(left.all) })
                    : t('second.do.thumb')}
                </Button>
              </>
            )}
          </div>
        </>
      )}
    </aside>
  );
}

function firstUnsigned({ signing }: SessionView, pages: number): number | undefined {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  return numbers.find((page) => !signing.pages.some((each) => each.page === page && each.holds));
}
