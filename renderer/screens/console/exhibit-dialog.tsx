import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { ExhibitSource } from '../../../services/contract/exhibits';
import type { CameraView } from '../../../services/contract/room';
import type { SessionView } from '../../../services/contract/sessions';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { LivePicture } from '../../components/live/live-picture';
import { useShell } from '../../components/shell';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly session: SessionView;
  readonly onShown: (session: SessionView) => void;
  readonly onClose: () => void;
}

/** 示证: what it is, and where its picture comes from; the camera's picture is seen before it is taken. */
export function ExhibitDialog({ session, onShown, onClose }: Props): ReactNode {
  const { room } = useShell();
  const cameras = room.cameras.toSorted((a, b) => Number(b.view === 'exhibit') - Number(a.view === 'exhibit'));
  const [name, setName] = useState('');
  const [page, setPage] = useState('');
  const [chosen, setChosen] = useState<string>(cameras[0]?.id ?? 'none');
  const deed = useDeed();
  const id = useId();
  const camera = cameras.find((one) => one.id === chosen);
  const source: ExhibitSource = camera ? { kind: 'camera', cameraId: camera.id } : { kind: chosen === 'file' ? 'file' : 'none' };
  const number = String((session.exhibits.at(-1)?.number ?? 0) + 1);
  const given = name.trim() !== '';

  function submit(): void {
    if (!given) return;
    void deed.run(async () => {
      const next = await call('exhibit.show', session.id, { name: name.trim(), page: page.trim(), source });
      if (!next) return;
      onShown(next);
      onClose();
    });
  }
  const choose = (value: string): void => {
    deed.clear();
    setChosen(value);
  };
  return (
    <Dialog title={t('exhibit.title', { number })} width={1080} onClose={onClose}>
      <div className="dialog-body">
        <div className="exhibit-dialog">
          <div>
            <label className="dialog-field" htmlFor={`${id}-name`}>
              <span>{t('exhibit.name')}</span>
              <Input
                id={`${id}-name`}
                autoFocus
                maxLength={200}
                value={name}
                placeholder={t('exhibit.name.placeholder')}
                onChange={(event) => setName(event.target.value)}
                onPressEnter={submit}
              />
            </label>
            <label className="dialog-field" htmlFor={`${id}-page`}>
              <span>{t('exhibit.page')}</span>
              <Input
                id={`${id}-page`}
                maxLength={60}
                value={page}
                placeholder={t('exhibit.page.placeholder')}
                onChange={(event) => setPage(event.target.value)}
                onPressEnter={submit}
              />
            </label>
            <div className="dialog-field">
              <span id={`${id}-source`}>{t('exhibit.source')}</span>
              <Radio.Group
                aria-labelledby={`${id}-source`}
                value={chosen}
                onChange={(event) => choose(String(event.target.value))}
                options={[...cameras.map(cameraOption), ...(['file', 'none'] as const).map(plainOption)]}
              />
            </div>
          </div>
          <div>
            {camera && (
              <div className="exhibit-preview">
                <LivePicture key={camera.id} cameraId={camera.id} label={camera.name} live />
              </div>
            )}
            <p className="ink-2">{t(`exhibit.source.${source.kind}.how`)}</p>
          </div>
        </div>
        <Failure error={deed.error} />
        <DialogFoot
          hint={given ? '' : t('exhibit.missing')}
          submit={t('exhibit.submit')}
          ready={given}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={submit}
        />
      </div>
    </Dialog>
  );
}

const cameraOption = ({ id, name }: CameraView) => ({ value: id, label: t('exhibit.source.camera', { name }) });
const plainOption = (kind: 'file' | 'none') => ({ value: kind, label: t(`exhibit.source.${kind}`) });
