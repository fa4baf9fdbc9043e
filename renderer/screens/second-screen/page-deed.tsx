import { Radio } from 'antd';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { reviewManners, type DrawnSignature, type PageSigningView, type ReviewManner } from '../../../services/contract/signing';
import { clockTime } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { SignaturePad } from '../../components/signing/signature-pad';
import { t } from '../../i18n/zh-cn';
import { ThumbprintPlace } from './thumbprint-place';
import { thumbsLeft } from './thumbs-left';

interface Props {
  readonly session: SessionView;
  readonly shown: number;
  /** The signature that stands under the page that is shown. */
  readonly signed: PageSigningView | undefined;
  readonly manner: ReviewManner;
  readonly onManner: (manner: ReviewManner) => void;
  readonly onDrawn: (drawn: DrawnSignature | undefined) => void;
  /** The reader waits for the finger. */
  readonly waiting: boolean;
}

/** The one deed that is to be done now. */
export function PageDeed(props: Props): ReactNode {
  const { session, shown } = props;
  return (
    <section className="panel review-deed">
      <header>
        <h2>{titleOf(session, shown)}</h2>
        <span>{t(session.record ? 'closing.second.deed.order' : 'second.deed.order')}</span>
      </header>
      {session.phase === 'reviewing' ? <Reading {...props} /> : <Signing {...props} />}
      {session.phase !== 'reviewing' && <p className="review-end">{endOf(session)}</p>}
    </section>
  );
}

function Reading({ session, manner, onManner }: Props): ReactNode {
  return (
    <>
      <ul className="review-advice">
        <li>{t('second.advice.read')}</li>
        {session.transcript.length > 0 && <li>{t('second.advice.wrong')}</li>}
        <li>{t('second.advice.right')}</li>
      </ul>
      {/* A receipt states one thing, however it was read. */}
      {(!session.record || session.record.form.signature?.readOut !== undefined) && (
        <Radio.Group
          className="review-manner"
          aria-label={t('second.manner')}
          value={manner}
          onChange={(event) => onManner(event.target.value as ReviewManner)}
          options={reviewManners.map((value) => ({ value, label: t(`second.manner.${value}`) }))}
        />
      )}
    </>
  );
}

function Signing({ session, shown, signed, onDrawn, waiting }: Props): ReactNode {
  return (
    <div className="review-signing">
      {signed ? (
        <figure className="review-signed">
          {signed.image ? <img src={signed.image} alt={t('paper.transcript.signature')} /> : <p>{t('paper.transcript.onPaper')}</p>}
          <figcaption>{t('second.signedAt', { time: clockTime(signed.at) })}</figcaption>
        </figure>
      ) : (
        <SignaturePad key={shown} name={session.questioned.name} onChange={onDrawn} />
      )}
      {!session.record && <ThumbprintPlace waiting={waiting} open={session.phase === 'signed'} image={session.thumbprint?.image} />}
    </div>
  );
}

function titleOf({ phase, record }: SessionView, shown: number): string {
  switch (phase) {
    case 'reviewing':
      return record ? t('closing.second.deed.review', { record: record.form.name }) : t('second.deed.review');
    case 'reviewed':
      return t('second.deed.signPage', { page: String(shown) });
    default:
      return t(record ? 'closing.second.deed.wait' : 'second.deed.thumb');
  }
}

function endOf(session: SessionView): string {
  if (session.record) return t('closing.second.deed.end', { lead: sessionWords(session).lead });
  const { corrections } = thumbsLeft(session);
  if (session.phase === 'signed' && corrections > 0) return t('second.thumb.corrections', { count: String(corrections) });
  return t('second.deed.end');
}
