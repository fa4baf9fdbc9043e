import { CheckCircleFilled, UserAddOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView, StripView } from '../../../services/contract/sessions';
import { AbandonButton } from '../../components/abandon-button';
import { Article } from '../../components/article/article';
import { CredentialForm } from '../../components/signing/credential-form';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
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
  const missing = 2 - session.inspectors.length;
  const signedIn = new Set(session.inspectors.map((inspector) => inspector.personId));
  const inspectors = (people.data ?? []).filter((person) => person.role === 'inspector' && !signedIn.has(person.id));
  return (
    <main className="console-waiting">
      <PictureWell strip={strip} />
      <section className="panel waiting-panel">
        <h1 className="text-title">
          {t(
            session.phase === 'ready'
              ? 'console.waiting.entry'
              : session.phase === 'preparing'
                ? 'console.waiting.checks'
                : 'console.waiting.inspectors',
          )}
        </h1>
        <p className="text-strong waiting-case">{session.enforcementCase.name}</p>
        <p className="ink-2">
          {t('console.questioned')} <b>{session.questioned.name}</b>（{t(`personRole.${session.questioned.role}`)}）
        </p>
        <ul className="waiting-inspectors">
          {session.inspectors.map((inspector, index) => (
            <li key={inspector.personId}>
              <CheckCircleFilled aria-hidden />
              <b>{inspector.name}</b>
              <span className="ink-2">{t(index === 0 ? 'console.office.lead' : 'console.office.recorder')}</span>
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
        {session.phase === 'checked' && missing > 0 ? (
          <Button type="primary" size="large" icon={<UserAddOutlined />} onClick={() => setAdmitting(true)}>
            {t('console.waiting.admit')}
          </Button>
        ) : (
          <p className="waiting-hint">{t('console.waiting.hint')}</p>
        )}
        {session.phase === 'ready' && <ConfirmEntry session={session} take={take} />}
        <AbandonButton sessionId={session.id} />
      </section>
      <Modal
        open={admitting}
        onCancel={() => setAdmitting(false)}
        footer={null}
        title={t('console.admit.title')}
        width={560}
        centered
        destroyOnHidden
      >
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
      </Modal>
    </main>
  );
}
