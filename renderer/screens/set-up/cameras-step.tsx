import { CameraOutlined, SearchOutlined, WarningFilled } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SetupCamera, SetupFoundCamera, SetupView } from '../../../services/contract/set-up';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { CameraDialog } from './camera-dialog';
import { newCamera } from './new-camera';
import { SetUpField } from './set-up-field';

interface Props {
  readonly view: SetupView;
  readonly onView: (view: SetupView) => void;
}

/** Left the room's cameras, right the ways to find more. */
export function CamerasStep({ view, onView }: Props): ReactNode {
  const { cameras } = view.draft;
  const [open, setOpen] = useState<SetupCamera | undefined>();
  const [range, setRange] = useState('');
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly SetupFoundCamera[] | undefined>();
  const finding = useDeed();
  const removing = useDeed();
  const find = (): void => void finding.run(async () => setFound(await call('setUp.findCameras', range)));

  return (
    <div className="set-up-columns">
      <section className="panel set-up-panel">
        <h2 className="text-section">{t('setUp.camerasChosen')}</h2>
        {cameras.length === 0 && <p className="ink-2">{t('setUp.camerasNone')}</p>}
        <ul className="set-up-list">
          {cameras.map((camera) => (
            <li key={camera.id}>
              <CameraOutlined aria-hidden />
              <div>
                <strong className="text-strong">{camera.name}</strong>
                <span className="text-small">
                  {t(`setUp.view.${camera.view}`)}　{camera.address}
                </span>
                {view.withoutLogin.includes(camera.id) && (
                  <span className="text-small ink-amber">
                    <WarningFilled aria-hidden /> {t('setUp.loginMissing')}
                  </span>
                )}
              </div>
              <Button onClick={() => setOpen(camera)}>{t('setUp.edit')}</Button>
              <Button onClick={() => void removing.run(async () => onView(await call('setUp.removeCamera', camera.id)))}>
                {t('setUp.remove')}
              </Button>
            </li>
          ))}
        </ul>
        <Failure error={removing.error} />
      </section>
      <section className="panel set-up-panel">
        <h2 className="text-section">{t('setUp.camerasFind')}</h2>
        <form
          className="set-up-row"
          onSubmit={(event) => {
            event.preventDefault();
            find();
          }}
        >
          <SetUpField label={t('setUp.range')}>
            {(id) => (
              <Input
                id={id}
                value={range}
                maxLength={500}
                placeholder={t('setUp.rangePlaceholder')}
                onChange={(event) => setRange(event.target.value)}
              />
            )}
          </SetUpField>
          <Button htmlType="submit" icon={<SearchOutlined aria-hidden />} loading={finding.busy}>
            {t('setUp.find')}
          </Button>
        </form>
        <p className="text-small" role="status">
          {finding.busy ? t('setUp.finding') : found && found.length > 0 ? t('setUp.foundCount', { count: String(found.length) }) : ''}
        </p>
        <Failure error={finding.error} />
        {!finding.busy && found?.length === 0 && <p>{t('setUp.foundNone')}</p>}
        <ul className="set-up-list">
          {found?.map((one) => (
            <li key={one.address}>
              <CameraOutlined aria-hidden />
              <div>
                <strong className="text-strong">{one.name}</strong>
                <span className="text-small">
                  {one.hardware} {one.address}
                </span>
              </div>
              {cameras.some(({ address }) => address === one.address) ? (
                <span className="ink-2">{t('setUp.taken')}</span>
              ) : (
                <Button onClick={() => setOpen(newCamera(cameras, one.address, one.certificate))}>{t('setUp.connect')}</Button>
              )}
            </li>
          ))}
        </ul>
        <form
          className="set-up-row"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '') setOpen(newCamera(cameras, typed.trim(), undefined));
          }}
        >
          <SetUpField label={t('setUp.address')}>
            {(id) => (
              <Input
                id={id}
                value={typed}
                maxLength={500}
                placeholder={t('setUp.addressPlaceholder')}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </SetUpField>
          <Button htmlType="submit" disabled={typed.trim() === ''}>
            {t('setUp.connect')}
          </Button>
        </form>
      </section>
      {open && (
        <CameraDialog
          camera={open}
          known={cameras.some(({ id }) => id === open.id) && !view.withoutLogin.includes(open.id)}
          onTaken={onView}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}
