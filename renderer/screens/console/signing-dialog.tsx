import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { Dialog } from '../../components/dialog';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { CredentialForm } from '../../components/signing/credential-form';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { CompanionSigningList } from './companion-signing-list';
import { SignedPapers } from './signed-papers';
import './signing-dialog.css';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  readonly onClose: () => void;
}

/** What officers do of the signing: their own signatures by PIN, and pages that are signed by hand in view of the cameras (规定§15). */
export function SigningDialog({ session, take, onClose }: Props): ReactNode {
  const deed = useDeed();
  const people = useCall('people.list');
  const [printed, setPrinted] = useState<string | undefined>();
  const { phase, signing, inspectors } = session;
  const open = inspectors.filter(({ personId }) => !signing.officers.some((each) => each.personId === personId));
  const isOpen = new Set(open.map(({ personId }) => personId));
  const run = (act: () => Promise<SessionView | undefined>): void =>
    void deed.run(async () => {
      const next = await act();
      if (next) take(next);
    });
  return (
    <Dialog title={t('signing.title')} width={720} onClose={onClose}>
      <div className="dialog-body signing-dialog">
        <section>
          <h3>{t(session.record ? 'signing.paper.record' : 'signing.paper')}</h3>
          <p>{t(session.record ? 'signing.paper.record.lead' : 'signing.paper.lead')}</p>
          <div className="signing-paper">
            <Button
              loading={deed.busy}
              onClick={() => void deed.run(async () => setPrinted((await call('session.printTranscript', session.id)).file))}
            >
              {t('signing.do.print', { record: sessionWords(session).record })}
            </Button>
            {phase === 'reviewed' && (
              <Button loading={deed.busy} onClick={() => run(() => call('session.signOnPaper', session.id))}>
                {t('signing.do.signedOnPaper')}
              </Button>
            )}
            {phase === 'signed' && !session.record && (
              <Button loading={deed.busy} onClick={() => run(() => call('session.thumbprintOnPaper', session.id))}>
                {t('signing.do.thumbOnPaper')}
              </Button>
            )}
          </div>
          {printed && <p className="text-small">{t('signing.printed', { file: printed })}</p>}
          <SignedPapers session={session} take={take} />
        </section>
        {phase === 'signed' && !session.record && (
          <section>
            <h3>{t('signing.officers')}</h3>
            {signing.officers.map(({ personId, at }) => (
              <p key={personId}>
                {t('signing.officer', { name: inspectors.find((each) => each.personId === personId)?.name ?? '', time: dateTime(at) })}
              </p>
            ))}
            {open.length > 0 && (
              <CredentialForm
                people={(people.data ?? []).filter(({ id }) => isOpen.has(id))}
                personLabel={t('signing.who')}
                action={t('signing.do.sign')}
                onSubmit={async (credential) => take(await call('session.signAsOfficer', session.id, credential))}
              />
            )}
          </section>
        )}
        {phase === 'signed' && <CompanionSigningList session={session} take={take} />}
        <Failure error={deed.error} />
      </div>
    </Dialog>
  );
}
