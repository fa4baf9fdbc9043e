import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { NoticeStep } from '../../../services/contract/notice';
import type { SessionView } from '../../../services/contract/sessions';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { recordingTime } from '../../components/format';
import { rightsWords, sessionWords } from '../../components/session-words';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { NoticeAnswersLink } from './notice-answers-link';
import { BeforeList } from './before-list';
import { WithdrawalLink } from './withdrawal-link';

/** Before questioning: show the certificates, read the prescribed wording, tell the rights, each marked in the recording (规定§14). */
export function OpeningPanel({
  session,
  take,
}: {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
}): ReactNode {
  const deed = useDeed();
  const next = session.steps.find((step) => step.at === undefined)?.step;
  return (
    <section className="panel opening-panel">
      <header className="panel-head">
        <h2 className="text-section">
          {session.record ? t('closing.opening.title', { act: sessionWords(session).act }) : t('console.opening.title')}
        </h2>
        <Article code="规定§14" />
      </header>
      <blockquote>{session.noticeWording}</blockquote>
      <BeforeList session={session} take={take} onlyGaps />
      <p className="ink-2 opening-hint">{t('console.opening.hint')}</p>
      <ol className="opening-steps">
        {session.steps.map(({ step, at }, index) => (
          <li key={step} className={at ? 'opening-done' : step === next ? 'opening-now' : ''}>
            <span className="opening-number">{at ? <CheckCircleFilled aria-hidden /> : index + 1}</span>
            <div>
              <b>{t(`console.step.${step}`)}</b>
              <span className="ink-2">{stepHow(session, step)}</span>
            </div>
            {at ? (
              <span className="ink-green opening-time">
                {t('console.step.seen', { time: session.startedAt ? recordingTime(session.startedAt, at) : '—' })}
              </span>
            ) : (
              <Button
                type={step === next ? 'primary' : 'default'}
                size="large"
                disabled={step !== next || (session.gaps.length > 0 && step !== session.steps[0]?.step)}
                loading={deed.busy && step === next}
                onClick={() => void deed.run(async () => take(await call('session.recordStep', session.id, step)))}
              >
                {t(`console.step.${step}`)}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <div>
        <NoticeAnswersLink session={session} take={take} />
        <WithdrawalLink session={session} />
      </div>
      <Failure error={deed.error} />
    </section>
  );
}

function stepHow(session: SessionView, step: NoticeStep): string {
  if (!session.record) return t(`console.step.${step}.how`);
  return step === 'rights-told' ? rightsWords(session.purpose) : t(`closing.step.how.${step}`);
}
