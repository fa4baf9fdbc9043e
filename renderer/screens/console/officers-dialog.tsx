import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PresenceView } from '../../../services/contract/entry';
import type { SessionView } from '../../../services/contract/sessions';
import { Dialog } from '../../components/dialog';
import { Failure } from '../../components/failure';
import { clockTime, durationInWords } from '../../components/format';
import { CredentialFields, credentialOf, noCredential } from '../../components/signing/credential-fields';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly session: SessionView;
  readonly presence: PresenceView;
  readonly take: (session: SessionView) => void;
  readonly onClose: () => void;
}

/** 规定§13: which officers are in the room, who goes out and comes back, and every stretch in which there were fewer than two. */
export function OfficersDialog({ session, presence, take, onClose }: Props): ReactNode {
  const deed = useDeed();
  return (
    <Dialog title={t('officers.title')} article="规定§13" width={860} onClose={onClose}>
      <div className="dialog-body">
        <ul className="officers">
          {presence.officers.map(({ personId, name, present }) => (
            <li key={personId}>
              {present ? <CheckCircleFilled aria-hidden /> : <WarningFilled aria-hidden />}
              <b>{name}</b>
              <span className="ink-2">{t(present ? 'officers.present' : 'officers.away')}</span>
              {present ? (
                <Button
                  loading={deed.busy}
                  onClick={() => void deed.run(async () => take(await call('session.officerLeft', session.id, personId)))}
                >
                  {t('officers.leave')}
                </Button>
              ) : (
                <Return sessionId={session.id} personId={personId} take={take} />
              )}
            </li>
          ))}
        </ul>
        <Failure error={deed.error} />
        <ShortList presence={presence} />
        <p className="text-small">{t('officers.evidence')}</p>
      </div>
    </Dialog>
  );
}

/** Back with the own PIN: nobody is present by another's word. */
function Return({
  sessionId,
  personId,
  take,
}: {
  readonly sessionId: string;
  readonly personId: string;
  readonly take: Props['take'];
}): ReactNode {
  const people = useCall('people.list');
  const [draft, setDraft] = useState({ ...noCredential, personId });
  const deed = useDeed();
  const credential = credentialOf(draft);
  // Only whole: what comes later would move the button under the finger.
  if (!people.data) return <Failure error={people.error} />;
  return (
    <form
      className="officer-return"
      onSubmit={(event) => {
        event.preventDefault();
        if (!credential) return;
        void deed
          .run(async () => take(await call('session.officerReturned', sessionId, credential)))
          .finally(() => setDraft({ personId, pin: '' }));
      }}
    >
      <CredentialFields
        people={people.data.filter(({ id }) => id === personId)}
        personLabel={t('officers.person')}
        value={draft}
        onChange={({ pin }) => setDraft({ personId, pin })}
      />
      <Button htmlType="submit" disabled={!credential} loading={deed.busy}>
        {t('officers.return')}
      </Button>
      <Failure error={deed.error} />
    </form>
  );
}

function ShortList({ presence }: { readonly presence: PresenceView }): ReactNode {
  return (
    <section>
      <h3 className="text-strong">{t('officers.short')}</h3>
      {presence.short.length === 0 && <p className="ink-2">{t('officers.short.none')}</p>}
      <ul className="short-stretches">
        {presence.short.map(({ from, to, names }) => (
          <li key={from}>
            <WarningFilled aria-hidden />
            {to === undefined
              ? t('officers.short.open', { from: clockTime(from), names: names.join('、') || t('officers.nobody') })
              : t('officers.short.line', {
                  ...{ from: clockTime(from), to: clockTime(to), names: names.join('、') || t('officers.nobody') },
                  length: durationInWords(Date.parse(to) - Date.parse(from)),
                })}
          </li>
        ))}
      </ul>
      {presence.empty.length > 0 && (
        <p>
          {t('officers.empty')}　
          {presence.empty.map(({ from, to }) => `${clockTime(from)}–${to === undefined ? '' : clockTime(to)}`).join('，')}
        </p>
      )}
    </section>
  );
}
