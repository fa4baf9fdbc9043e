import { WarningFilled } from '@ant-design/icons';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { cameraPlaces } from '../../../services/contract/room';
import type { SetupCamera, SetupInspection, SetupView } from '../../../services/contract/set-up';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { clockTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { sentence, t } from '../../i18n/zh-cn';
import { call, KioskError } from '../../kiosk/kiosk';
import { SetUpField } from './set-up-field';

interface Props {
  readonly camera: SetupCamera;
  /** Its login is kept already. */
  readonly known: boolean;
  readonly onTaken: (view: SetupView) => void;
  readonly onClose: () => void;
}

/** Signs in to a camera, shows what it sees and what is wrong with it, and gives it a name and its place in the room. */
export function CameraDialog({ camera, known, onTaken, onClose }: Props): ReactNode {
  const [draft, setDraft] = useState(camera);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [seen, setSeen] = useState<{ readonly found: SetupInspection; readonly at: string } | undefined>();
  const looking = useDeed();
  const taking = useDeed();
  const stranger = fingerprintOf(looking.error);
  const ready = (seen !== undefined || known) && draft.name.trim() !== '';
  const hint = seen === undefined && !known ? t('setUp.takeMissingLook') : draft.name.trim() === '' ? t('setUp.takeMissingName') : '';

  function look(certificate: string | undefined): void {
    seeing(() => call('setUp.inspectCamera', { address: draft.address, certificate, username, password }));
  }

  function seeing(ask: () => Promise<SetupInspection>): void {
    void looking.run(async () => {
      const found = await ask();
      setSeen({ found, at: new Date().toISOString() });
      setDraft((old) => ({ ...old, address: found.address, certificate: found.certificate }));
    });
  }

  async function take(): Promise<void> {
    if (await taking.run(async () => onTaken(await call('setUp.putCamera', { ...draft, name: draft.name.trim() })))) onClose();
  }

  return (
    <Dialog title={t('setUp.cameraTitle', { address: camera.address })} width={1120} onClose={onClose}>
      <div className="dialog-body set-up-camera">
        <form
          className="set-up-fields"
          onSubmit={(event) => {
            event.preventDefault();
            look(draft.certificate);
          }}
        >
          <SetUpField label={t('setUp.username')}>
            {(id) => (
              <Input id={id} autoFocus value={username} maxLength={100} autoComplete="off" onChange={(e) => setUsername(e.target.value)} />
            )}
          </SetUpField>
          <SetUpField label={t('setUp.password')} hint={known ? t('setUp.passwordKept') : t('setUp.passwordHint')}>
            {(id) => (
              <Input.Password
                id={id}
                value={password}
                maxLength={200}
                visibilityToggle={false}
                autoComplete="new-password"
                onChange={(e) => setPassword(e.target.value)}
              />
            )}
          </SetUpField>
          <Button htmlType="submit" type={seen ? 'default' : 'primary'} loading={looking.busy}>
            {t('setUp.look')}
          </Button>
          <Failure error={looking.error} />
          {stranger !== undefined && (
            <div className="set-up-stranger">
              <span className="ink-2">{t('setUp.certificate')}</span>
              <code>{stranger}</code>
              <span className="text-small">{t('setUp.certificateLead')}</span>
              <Button onClick={() => look(stranger)}>{t('setUp.accept')}</Button>
            </div>
          )}
          <SetUpField label={t('setUp.cameraName')}>
            {(id) => (
              <Input
                id={id}
                value={draft.name}
                maxLength={100}
                placeholder={t('setUp.cameraNamePlaceholder')}
                onChange={(e) => setDraft({ ...draft, name: e.target.value })}
              />
            )}
          </SetUpField>
          <div className="set-up-field">
            <span className="ink-2">{t('setUp.cameraView')}</span>
            <Radio.Group
              aria-label={t('setUp.cameraView')}
              value={draft.view}
              options={cameraPlaces.map((value) => ({ value, label: t(`setUp.view.${value}`) }))}
              onChange={(e) => setDraft({ ...draft, view: e.target.value as SetupCamera['view'] })}
            />
          </div>
          <Checkbox checked={draft.microphone} onChange={(e) => setDraft({ ...draft, microphone: e.target.checked })}>
            {t('setUp.microphone')}
          </Checkbox>
        </form>
        <Seen seen={seen} busy={looking.busy} onSetClock={() => seeing(() => call('setUp.setClock', draft.address, draft.certificate))} />
      </div>
      <Failure error={taking.error} />
      <DialogFoot hint={hint} submit={t('setUp.take')} ready={ready} busy={taking.busy} onBack={onClose} onSubmit={() => void take()} />
    </Dialog>
  );
}

interface SeenProps {
  readonly seen: { readonly found: SetupInspection; readonly at: string } | undefined;
  readonly busy: boolean;
  readonly onSetClock: () => void;
}

/** The picture, dated, and what is worse about the camera than it should be. */
function Seen({ seen, busy, onSetClock }: SeenProps): ReactNode {
  if (!seen) return <div className="set-up-well">{t('setUp.pictureWaiting')}</div>;
  const { found, at } = seen;
  return (
    <div className="set-up-seen">
      {found.picture === undefined ? (
        <div className="set-up-well">{t('setUp.pictureNone')}</div>
      ) : (
        <figure className="set-up-well">
          <img src={found.picture} alt={t('setUp.picture', { address: found.address })} data-testid="set-up-picture" />
          <figcaption>{t('setUp.pictureTaken', { time: clockTime(at) })}</figcaption>
        </figure>
      )}
      <p>
        <strong>{found.model}</strong>
        {found.clockOffsetMs !== undefined && (
          <span className="text-small set-up-beside">{t('setUp.clock', { seconds: (found.clockOffsetMs / 1000).toFixed(1) })}</span>
        )}
      </p>
      {found.findings.length === 0 ? (
        <p className="ink-2">{t('setUp.findingsNone')}</p>
      ) : (
        <ul className="set-up-findings" aria-label={t('setUp.findings')}>
          {found.findings.map(({ code, detail }) => (
            <li key={code}>
              <WarningFilled aria-hidden />
              <span>{sentence(`finding.${code}`, detail) ?? code}</span>
              {code === 'camera.clock-off' && (
                <Button loading={busy} onClick={onSetClock}>
                  {t('setUp.setClock')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function fingerprintOf(error: unknown): string | undefined {
  return error instanceof KioskError && error.code.startsWith('camera.certificate-') ? error.detail['fingerprint'] : undefined;
}
