import { WarningFilled } from '@ant-design/icons';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SetupPlace, SetupView } from '../../../services/contract/set-up';
import { Failure } from '../../components/failure';
import { byteSize } from '../../components/format';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { SetUpField } from './set-up-field';

interface Props {
  readonly view: SetupView;
  readonly onView: (view: SetupView) => void;
}

/** Whose room it is, where it is, and where recordings are kept. */
export function PlaceStep({ view, onView }: Props): ReactNode {
  const [place, setPlace] = useState(view.draft.place);
  const drives = useCall('setUp.drives');
  const deed = useDeed();
  const { agency, room } = place;

  function keep(next: SetupPlace): void {
    setPlace(next);
    void deed.run(async () => onView(await call('setUp.setPlace', next)));
  }
  const text =
    (value: string, change: (value: string) => SetupPlace, most: number, disabled = false) =>
    (id: string) => (
      <Input
        id={id}
        value={value}
        maxLength={most}
        disabled={disabled}
        onChange={(event) => setPlace(change(event.target.value))}
        onBlur={() => keep(place)}
      />
    );
  const ofAgency = (key: keyof SetupPlace['agency']) => (value: string) => ({ ...place, agency: { ...agency, [key]: value } });
  const ofRoom = (key: keyof SetupPlace['room']) => (value: string) => ({ ...place, room: { ...room, [key]: value } });
  const found = [...new Set([...(drives.data ?? []), ...view.draft.place.drives])];

  return (
    <div className="set-up-columns">
      <section className="panel set-up-panel">
        <h2 className="text-section">{t('setUp.agency')}</h2>
        <SetUpField label={t('setUp.agencyName')}>{text(agency.name, ofAgency('name'), 100)}</SetUpField>
        <SetUpField label={t('setUp.agencyCode')} hint={view.codesFixed ? t('setUp.fixed') : t('setUp.agencyCodeHint')}>
          {text(agency.code, ofAgency('code'), 20, view.codesFixed)}
        </SetUpField>
        <SetUpField label={t('setUp.noticeName')} hint={t('setUp.noticeNameHint')}>
          {text(agency.noticeName, ofAgency('noticeName'), 100)}
        </SetUpField>
      </section>
      <section className="panel set-up-panel">
        <h2 className="text-section">{t('setUp.room')}</h2>
        <SetUpField label={t('setUp.roomName')}>{text(room.name, ofRoom('name'), 100)}</SetUpField>
        <SetUpField label={t('setUp.roomId')} hint={view.codesFixed ? t('setUp.fixed') : t('setUp.roomIdHint')}>
          {text(room.id, ofRoom('id'), 20, view.codesFixed)}
        </SetUpField>
        <SetUpField label={t('setUp.roomPlace')}>{text(room.place, ofRoom('place'), 200)}</SetUpField>
      </section>
      <section className="panel set-up-panel set-up-wide">
        <h2 className="text-section">{t('setUp.storage')}</h2>
        <p className="set-up-folder">
          <span>{t('setUp.storageFolder')}</span>
          <code>{view.storage.folder}</code>
          <span>{t('setUp.storageFree', { free: byteSize(view.storage.freeBytes) })}</span>
          <span className="text-small">{t('setUp.storageHint')}</span>
        </p>
        <SetUpField label={t('setUp.secondCopy')} hint={t('setUp.secondCopyHint')}>
          {text(place.secondCopy, (value) => ({ ...place, secondCopy: value }), 500)}
        </SetUpField>
        <SecondDisk disk={view.secondDisk} />
        <div className="set-up-field" role="group" aria-label={t('setUp.drives')}>
          <span className="ink-2">{t('setUp.drives')}</span>
          {drives.answered && found.length === 0 && <span className="text-small">{t('setUp.drivesNone')}</span>}
          <Checkbox.Group
            options={found.map((device) => ({ value: device, label: device }))}
            value={[...place.drives]}
            onChange={(chosen: string[]) => keep({ ...place, drives: chosen })}
          />
        </div>
      </section>
      <Failure error={deed.error} />
    </div>
  );
}

function SecondDisk({ disk }: { readonly disk: SetupView['secondDisk'] }): ReactNode {
  return disk.state === 'other-disk' ? (
    <p className="ink-2">{t('setUp.secondDisk.other-disk', { free: byteSize(disk.freeBytes) })}</p>
  ) : (
    <p className="ink-amber">
      <WarningFilled aria-hidden /> {t(`setUp.secondDisk.${disk.state}`)}
    </p>
  );
}
