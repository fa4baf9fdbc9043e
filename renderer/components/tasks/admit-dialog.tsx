import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PersonTile } from '../../../services/contract/people';
import type { SessionNews } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import { Dialog } from '../dialog';
import { DialogFoot } from '../dialog-foot';
import { Failure } from '../failure';
import { monthDay } from '../format';
import { pinLength } from '../pin-pad/pin';
import { useShell } from '../shell';
import { useCall } from '../use-call';
import { useDeed } from '../use-deed';
import './admit-dialog.css';

/** 规定§13: two inspectors, each with the own PIN, before the questioned person comes in. */
export function AdmitDialog({ sessionId, onClose }: { readonly sessionId: string; readonly onClose: () => void }): ReactNode {
  const { go } = useShell();
  const people = useCall('people.list');
  const first = useCall('session.current');
  const [heard, setHeard] = useState<SessionNews | undefined>();
  useEvent('session.changed', setHeard);
  const session = heard ?? first.data;
  const signedIn = session?.id === sessionId ? session.inspectors : [];
  const inspectors = (people.data ?? []).filter((person) => person.role === 'inspector');
  const complete = signedIn.length >= 2;

  return (
    <Dialog title={t('admit.title')} article="规定§13" width={920} onClose={onClose}>
      <div className="dialog-body">
        <p>{t('admit.lead')}</p>
        <Failure error={people.error} />
        <div className="admit">
          {[0, 1].map((place) => {
            const inspector = signedIn[place];
            return (
              <section
                key={place}
                className={inspector ? 'admit-place admit-done' : 'admit-place'}
                aria-label={place === 0 ? t('admit.first') : t('admit.second')}
              >
                <h3 className="text-section">{place === 0 ? t('admit.first') : t('admit.second')}</h3>
                {inspector ? (
                  <p className="admit-name">
                    <CheckCircleFilled aria-hidden />
                    {t('admit.done', { name: inspector.name })}
                    <span className="text-small">{inspector.badgeNumber}</span>
                  </p>
                ) : place === signedIn.length ? (
                  <AdmitForm
                    key={place}
                    sessionId={sessionId}
                    choices={inspectors.filter((person) => signedIn.every((one) => one.personId !== person.id))}
                    onAdmitted={setHeard}
                  />
                ) : (
                  <p className="ink-2">{t('admit.waiting')}</p>
                )}
              </section>
            );
          })}
        </div>
        <DialogFoot
          hint={complete ? t('admit.complete') : t('admit.missing')}
          submit={t('admit.toConsole')}
          ready={complete}
          busy={false}
          onBack={onClose}
          onSubmit={() => {
            onClose();
            go({ kind: 'console' });
          }}
        />
      </div>
    </Dialog>
  );
}

interface AdmitFormProps {
  readonly sessionId: string;
  readonly choices: readonly PersonTile[];
  readonly onAdmitted: (session: SessionNews) => void;
}

function AdmitForm({ sessionId, choices, onAdmitted }: AdmitFormProps): ReactNode {
  const [personId, setPersonId] = useState<string | undefined>();
  const [pin, setPin] = useState('');
  const deed = useDeed();
  const person = choices.find((one) => one.id === personId);
  const complete = person !== undefined && pin.length === pinLength;

  async function submit(): Promise<void> {
    if (!complete) return;
    let session: SessionNews | undefined;
    const went = await deed.run(async () => {
      session = await call('session.admitInspector', sessionId, { personId: person.id, pin });
    });
    setPin('');
    if (went && session) onAdmitted(session);
  }

  return (
    <div className="dialog-body">
      <div className="admit-choices">
        {choices.map((one) => (
          <Button
            key={one.id}
            className={one.id === personId ? 'admit-choice admit-chosen' : 'admit-choice'}
            aria-pressed={one.id === personId}
            disabled={one.certificateExpiredOn !== undefined}
            onClick={() => {
              setPersonId(one.id);
              deed.clear();
            }}
          >
            {one.certificateExpiredOn === undefined
              ? one.name
              : t('admit.expired', { name: one.name, date: monthDay(one.certificateExpiredOn) })}
          </Button>
        ))}
      </div>
      {person?.demoPin !== undefined && <span className="text-small">{t('signIn.demoPin', { pin: person.demoPin })}</span>}
      <Input.Password
        value={pin}
        inputMode="numeric"
        maxLength={pinLength}
        visibilityToggle={false}
        aria-label={t('admit.pin')}
        placeholder={t('admit.pin')}
        onChange={(event) => setPin(event.target.value.replace(/\D/g, ''))}
        onPressEnter={() => void submit()}
      />
      <Failure error={deed.error} />
      <Button type="primary" disabled={!complete} loading={deed.busy} onClick={() => void submit()}>
        {person ? t('admit.submit', { name: person.name }) : t('admit.submitNone')}
      </Button>
    </div>
  );
}
