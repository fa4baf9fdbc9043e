import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { clockTime } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { SignaturePad } from '../../components/signing/signature-pad';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { ReviewStep } from './review-step';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  readonly correcting: boolean;
  readonly onCorrecting: (correcting: boolean) => void;
}

/** A record that isn't a 笔录 of questioning: read and confirm, then sign (制度§10). */
export function ReviewSide({ session, take, correcting, onCorrecting }: Props): ReactNode {
  const deed = useDeed();
  const [signature, setSignature] = useState<string | undefined>();
  const { phase } = session;
  const run = (act: () => Promise<SessionView>): void => void deed.run(async () => take(await act()));

  return (
    <aside className="review-side">
      <ol className="review-steps review-steps-two">
        <ReviewStep
          number="1"
          name={t('second.step.review')}
          at={session.reviewedAt}
          now={phase === 'reviewing'}
          doing={t('second.step.reading')}
        />
        <ReviewStep
          number="2"
          name={t('closing.second.step.sign')}
          at={session.signedAt}
          now={phase === 'reviewed'}
          doing={t('closing.second.signing')}
        />
      </ol>
      <section className="panel review-deed">
        <header>
          <h2>{deedTitle(session)}</h2>
          <span>{t('closing.second.deed.order')}</span>
        </header>
        {phase === 'reviewing' ? (
          <ul className="review-advice">
            <li>{t('second.advice.read')}</li>
            <li>{t('second.advice.wrong')}</li>
            <li>{t('second.advice.readAloud')}</li>
            <li>{t('second.advice.right')}</li>
          </ul>
        ) : (
          <div className="review-signing">
            {session.signature ? (
              <figure className="review-signed">
                <img src={session.signature.image} alt={t('paper.transcript.signature')} />
                <figcaption>{t('second.signedAt', { time: clockTime(session.signature.at) })}</figcaption>
              </figure>
            ) : (
              <SignaturePad name={session.questioned.name} onChange={(drawn) => setSignature(drawn?.image)} />
            )}
          </div>
        )}
        {phase !== 'reviewing' && <p className="review-end">{t('closing.second.deed.end', { lead: sessionWords(session).lead })}</p>}
      </section>
      <Failure error={deed.error} />
      <div className="review-buttons">
        {phase === 'reviewing' && (
          <>
            {session.transcript.length > 0 && (
              <Button
                icon={<EditOutlined />}
                className={correcting ? 'review-correcting' : ''}
                aria-pressed={correcting}
                onClick={() => onCorrecting(!correcting)}
              >
                {t('second.do.correct')}
              </Button>
            )}
            <Button type="primary" loading={deed.busy} onClick={() => run(() => call('session.confirmReview', session.id, 'read'))}>
              {t('second.do.confirmReview')}
            </Button>
          </>
        )}
        {phase === 'reviewed' && (
          <>
            <span className="review-why">{signature === undefined ? t('second.sign.why') : ''}</span>
            <Button
              type="primary"
              disabled={signature === undefined}
              loading={deed.busy}
              onClick={() => signature !== undefined && run(() => call('session.sign', session.id, signature))}
            >
              {t('second.do.sign')}
            </Button>
          </>
        )}
        {phase === 'signed' && <span className="review-why">{t('closing.second.wait', { lead: sessionWords(session).lead })}</span>}
      </div>
    </aside>
  );
}

function deedTitle({ phase, record }: SessionView): string {
  if (phase === 'reviewing') return t('closing.second.deed.review', { record: record?.form.name ?? '' });
  return t(phase === 'reviewed' ? 'closing.second.deed.sign' : 'closing.second.deed.wait');
}
