import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import type { UnsignedView } from '../../../services/contract/stops';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { clockTime, dateTime, duration } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { unsignedReason, unsignedTitle } from '../../components/unsigned-words';
import { TimesList } from '../../components/times/times-list';
import { useDeed } from '../../components/use-deed';
import { StatementNotice } from '../../components/statements/statement-notice';
import { sentence, t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { SignedPapers } from './signed-papers';

/** After the end: what the recording is, whether it is sealed, and what the paper says of its times. */
export function EndedPanel({ session, take }: { readonly session: SessionView; readonly take: (session: SessionView) => void }): ReactNode {
  const deed = useDeed();
  const words = sessionWords(session);
  const { startedAt, endedAt } = session;
  const sealed = session.phase === 'sealed';
  return (
    <section className="panel ended-panel">
      <header className="panel-head">
        <h2 className="text-section">
          {sealed ? t('console.ended.sealed') : session.record ? t('closing.ended.title', { act: words.act }) : t('console.ended.sealing')}
        </h2>
        <Article code={session.record ? '规定§3' : '规定§15'} />
      </header>
      {session.registrationCode && (
        <div className="ended-code">
          <span className="text-small">{t('console.ended.code')}</span>
          <strong data-testid="registration-code">{session.registrationCode}</strong>
        </div>
      )}
      <dl className="ended-facts">
        <dt>{t('console.transcript.from')}</dt>
        <dd>{startedAt ? dateTime(startedAt) : '—'}</dd>
        <dt>{t('console.transcript.to')}</dt>
        <dd>{endedAt ? dateTime(endedAt) : '—'}</dd>
        <dt>{t('console.ended.length')}</dt>
        <dd>{startedAt && endedAt ? duration(Date.parse(endedAt) - Date.parse(startedAt)) : '—'}</dd>
        <dt>{t('console.transcript.place')}</dt>
        <dd>{session.roomName}</dd>
        {session.record?.closed && (
          <>
            <dt>{t('closing.path.closing')}</dt>
            <dd>{session.record.closed.by}</dd>
          </>
        )}
        {session.unsigned && <Unsigned session={session} unsigned={session.unsigned} />}
        <dt>{t('console.ended.sealedAt')}</dt>
        <dd>{session.sealedAt ? dateTime(session.sealedAt) : t('console.ended.notYet')}</dd>
      </dl>
      {session.times && (
        <div className="ended-times">
          <TimesList times={session.times} />
        </div>
      )}
      {sealed ? (
        <p className="ended-next ink-green">
          <CheckCircleFilled aria-hidden /> {t('console.ended.next')}
        </p>
      ) : (
        <p className="ended-next">{t('console.ended.wait')}</p>
      )}
      <SignedPapers session={session} take={take} />
      {sealed && <StatementNotice sessionId={session.id} />}
      {session.sealProblem && (
        <div className="ended-problem" role="alert">
          <p>{t('console.ended.problem', { problem: sentence(`error.${session.sealProblem}`) ?? t('console.ended.unexpected') })}</p>
          <p className="text-small">{t('console.ended.detail', { detail: session.sealProblem })}</p>
          <Button loading={deed.busy} onClick={() => void deed.run(async () => take(await call('session.retrySeal', session.id)))}>
            {t('console.ended.retry')}
          </Button>
        </div>
      )}
      <Failure error={deed.error} />
    </section>
  );
}

function Unsigned({ session, unsigned }: { readonly session: SessionView; readonly unsigned: UnsignedView }): ReactNode {
  return (
    <>
      <dt className="ink-amber">{unsignedTitle(session, unsigned)}</dt>
      <dd>{unsignedReason(unsigned)}</dd>
      <dt>{t('unsigned.ended.by')}</dt>
      <dd>{unsigned.by.map(({ name, at }) => t('unsigned.ended.officer', { name, time: clockTime(at) })).join('、')}</dd>
    </>
  );
}
