import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ArchiveEntryView, DiscCopyView, DiscPairView } from '../../../services/contract/archive';
import { Failure } from '../../components/failure';
import { byteSize, clockTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { certificateBar } from './pair-list';

interface Props {
  readonly entry: ArchiveEntryView;
  readonly pair: DiscPairView | undefined;
  readonly onIssued: (pair: DiscPairView) => void;
}

/** The certificate fills itself as the copies are compared, and can't be issued until both agree. */
export function PairCertificate({ entry, pair, onIssued }: Props): ReactNode {
  const deed = useDeed();
  const bar = certificateBar(pair);
  const rows: readonly (readonly [string, (copy: DiscCopyView) => string])[] = [
    [t('disc.cert.read'), readBytes],
    [t('disc.cert.files'), (copy) => `${copy.filesCompared} / ${copy.filesTotal}`],
    [
      t('disc.cert.drive'),
      (copy) => t(copy.driveName === copy.readBackDriveName ? 'disc.cert.same' : 'disc.cert.other', { drive: copy.readBackDriveName }),
    ],
    [t('disc.cert.finished'), (copy) => (copy.finishedAt ? clockTime(copy.finishedAt) : '—')],
  ];
  return (
    <section className="panel pair-certificate">
      <header>
        <h2>{t('paper.certificate.title')}</h2>
        <Tag className={bar === 'issued' ? 'tag-issued' : 'tag-open'}>
          {bar === 'issued'
            ? t('disc.cert.issued', { time: pair?.certifiedAt ? clockTime(pair.certifiedAt) : '' })
            : t('disc.cert.notIssued')}
        </Tag>
      </header>
      <table>
        <thead>
          <tr>
            <th>{pair?.number ?? entry.registrationCode}</th>
            <th>甲</th>
            <th>乙</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, cell]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {(['甲', '乙'] as const).map((face) => {
                const copy = pair?.copies.find((one) => one.copy === face);
                return <td key={face}>{copy ? cell(copy) : '—'}</td>;
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('disc.cert.image')}</th>
            <td colSpan={2}>{pair?.imageSha256 ? `${pair.imageSha256.slice(0, 8)} … ${pair.imageSha256.slice(-8)}` : '—'}</td>
          </tr>
        </tbody>
      </table>
      <Failure error={deed.error} />
      <Button
        block
        type={bar === undefined ? 'primary' : 'default'}
        disabled={bar !== undefined || !pair}
        loading={deed.busy}
        onClick={() => pair && void deed.run(async () => onIssued(await call('disc.certify', pair.id)))}
      >
        {t('disc.do.certify')}
      </Button>
      <p className="text-small">{t(`disc.bar.${bar ?? 'none'}`)}</p>
    </section>
  );
}

function readBytes(copy: DiscCopyView): string {
  if (copy.state === 'matches') return t('disc.cert.all', { size: byteSize(copy.totalBytes) });
  if (copy.state === 'running' && (copy.stage === 'read-back' || copy.stage === 'compare'))
    return t('disc.cert.part', { size: byteSize(copy.doneBytes) });
  return '—';
}
