import { CheckCircleFilled, UserAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView, StripView } from '../../../services/contract/sessions';
import { AbandonButton } from '../../components/abandon-button';
import { Article } from '../../components/article/article';
import { Dialog } from '../../components/dialog';
import { Failure } from '../../components/failure';
import { sessionWords } from '../../components/session-words';
import { useShell } from '../../components/shell';
import { CredentialForm } from '../../components/signing/credential-form';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { BeforeList } from './before-list';
import { ConfirmEntry } from './confirm-entry';
import { PictureWell } from './picture-well';

interface Props {
  readonly session: SessionView;
  readonly strip: StripView | undefined;
  readonly take: (session: SessionView) => void;
}

/** Before the entry: who has signed in, and what the room waits for. */
export function WaitingView({ session, strip, take }: Props): ReactNode {
  const [admitting, setAdmitting] = useState(false);
  const people = useCall('people.list');
  const { person } = useShell();
  const deed = useDeed();
  const words = sessionWords(session);
  // 制度§8: where nobody is questioned it begins at an officer's word.
  const mayBegin =
    session.phase === 'ready' && words.person === undefined && session.inspectors.some(({ personId }) => personId === person.id);
  const missing = 2 - session.inspectors.length;
  const signedIn = new Set(session.inspectors.map((inspector) => inspector.personId));
  const inspectors = (people.data ?? []).filter((person) => person.role === 'inspector' && !signedIn.has(person.id));
  return (
    <main className="console-waiting">
      <PictureWell strip={strip} />
      <section className="panel waiting-panel">
        <h1 className="text-title">{title(session)}</h1>
        <p className="text-strong waiting-case">{session.enforcementCase.name}</p>
        <p className="ink-2">
          {session.record && <span>{words.act}　</span>}
          {words.person !== undefined && (
            <>
              {words.person} <b>{session.questioned.name}</b>
            </>
          )}
          {!session.record && <>（{t(`personRole.${session.questioned.role}`)}）</>}
        </p>
        <ul className="waiting-inspectors">
          {session.inspectors.map((inspector, index) => (
            <li key={inspector.personId}>
              <CheckCircleFilled aria-hidden />
              <b>{inspector.name}</b>
              <span className="ink-2">{index === 0 ? words.lead : words.recorder}</span>
              <span className="ink-2">{t('console.badge', { number: inspector.badgeNumber })}</span>
            </li>
          ))}
          {Array.from({ length: Math.max(0, missing) }, (_, index) => (
            <li key={index} className="waiting-missing">
              <i className="condition-ring" aria-hidden />
              <b>{t('console.waiting.missing')}</b>
              <Article code="规定§13" />
            </li>
          ))}
        </ul>
        <BeforeList session={session} take={take} />
        {session.phase === 'checked' && missing > 0 ? (
          <Button type="primary" size="large" icon={<UserAddOutlined />} onClick={() => setAdmitting(true)}>
            {t('console.waiting.admit')}
          </Button>
        ) : session.phase === 'ready' && words.person !== undefined ? (
          <ConfirmEntry session={session} person={words.person} hint={hint(session)} take={take} />
        ) : (
          <p className="waiting-hint">{hint(session)}</p>
        )}
        {mayBegin && (
          <Button
            type="primary"
            size="large"
            loading={deed.busy}
            onClick={() => void deed.run(async () => take(await call('session.begin', session.id)))}
          >
            {t('closing.begin', { act: words.act })}
          </Button>
        )}
        <Failure error={deed.error} />
        <AbandonButton sessionId={session.id} />
      </section>
      {admitting && (
        <Dialog title={t('console.admit.title')} width={560} onClose={() => setAdmitting(false)}>
          <p className="ink-2">{t('console.admit.text')}</p>
          <CredentialForm
            people={inspectors}
            personLabel={t('console.admit.person')}
            action={t('console.admit.submit')}
            onSubmit={async (credential) => {
              take(await call('session.admitInspector', session.id, credential));
              setAdmitting(false);
            }}
          />
        </Dialog>
      )}
    </main>
  );
}

function title(session: SessionView): string {
  if (session.phase === 'preparing') return t('console.waiting.checks');
  if (session.phase === 'checked') return t('console.waiting.inspectors');
  const { person } = sessionWords(session);
  return person === undefined ? t('closing.wait.word') : t('closing.wait.entry', { person });
}

function hint(session: SessionView): string {
  const { person } = sessionWords(session);
  return person === undefined ? t('closing.wait.wordHint') : t('closing.wait.hint', { person });
}
