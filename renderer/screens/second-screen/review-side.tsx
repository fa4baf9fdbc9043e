import { CheckOutlined, EditOutlined } from '@ant-design/icons';
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
import { ThumbprintPlace } from './thumbprint-place';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  readonly correcting: boolean;
  readonly onCorrecting: (correcting: boolean) => void;
}

/** The deeds of the end, one at a time: read and confirm, sign, and where somebody was questioned the thumbprint (规定§15). */
export function ReviewSide({ session, take, correcting, onCorrecting }: Props): ReactNode {
  const deed = useDeed();
  const [signature, setSignature] = useState<string | undefined>();
  const { phase } = session;
  // 规定§15 asks a thumbprint of who was questioned; other records are signed.
  const thumbprints = session.record === undefined;
  const run = (act: () => Promise<SessionView>): void => void deed.run(async () => take(await act()));

  return (
    <aside className="review-side">
      <ol className="review-steps">
        <Step
          number="1"
          name={t('second.step.review')}
          at={session.reviewedAt}
          now={phase === 'reviewing'}
          doing={t('second.step.reading')}
        />
        <Step
          number="2"
          name={t(thumbprints ? 'second.step.sign' : 'closing.second.step.sign')}
          at={session.signedAt}
          now={phase === 'reviewed'}
          doing={t(thumbprints ? 'second.step.signing' : 'closing.second.signing')}
        />
        {thumbprints && (
          <Step
            number="3"
            name={t('second.step.thumb')}
            at={session.thumbprintedAt}
            now={phase === 'signed'}
            doing={t('second.step.pressing')}
          />
        )}
      </ol>
      <section className="panel review-deed">
        <header>
          <h2>{deedTitle(session)}</h2>
          <span>{t(thumbprints ? 'second.deed.order' : 'closing.second.deed.order')}</span>
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
              <SignaturePad name={session.questioned.name} onChange={setSignature} />
            )}
            {thumbprints && (
              <ThumbprintPlace waiting={phase === 'signed' && deed.busy} open={phase === 'signed'} image={session.thumbprint?.image} />
            )}
          </div>
        )}
        {phase !== 'reviewing' && (
          <p className="review-end">
            {thumbprints ? t('second.deed.end') : t('closing.second.deed.end', { lead: sessionWords(session).lead })}
          </p>
        )}
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
            <Button type="primary" loading={deed.busy} onClick={() => run(() => call('session.confirmReview', session.id))}>
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
        {phase === 'signed' && !thumbprints && (
          <span className="review-why">{t('closing.second.wait', { lead: sessionWords(session).lead })}</span>
        )}
        {phase === 'signed' && thumbprints && (
          <>
            <span className="review-why">{deed.busy ? t('second.thumb.wait') : t('second.thumb.why')}</span>
            <Button type="primary" loading={deed.busy} onClick={() => run(() => call('session.takeThumbprint', session.id))}>
              {t('second.do.thumb')}
            </Button>
          </>
        )}
      </div>
    </aside>
  );
}

function deedTitle(session: SessionView): string {
  const { phase, record } = session;
  if (!record) return t(`second.deed.${phase === 'reviewing' ? 'review' : phase === 'reviewed' ? 'sign' : 'thumb'}`);
  if (phase === 'reviewing') return t('closing.second.deed.review', { record: record.form.name });
  return t(phase === 'reviewed' ? 'closing.second.deed.sign' : 'closing.second.deed.wait');
}

interface StepProps {
  readonly number: string;
  readonly name: string;
  readonly at: string | undefined;
  readonly now: boolean;
  readonly doing: string;
}

function Step({ number, name, at, now, doing }: StepProps): ReactNode {
  return (
    <li className={now ? 'review-step-now' : at ? 'review-step-done' : ''} aria-current={now ? 'step' : undefined}>
      <b>
        {number}　{name}
      </b>
      <span>
        {at ? (
          <>
            <CheckOutlined aria-hidden /> {clockTime(at)}
          </>
        ) : now ? (
          doing
        ) : (
          t('second.step.later')
        )}
      </span>
    </li>
  );
}
