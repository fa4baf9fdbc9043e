import type { ReactNode } from 'react';
import type { ArchiveEntryView, DiscCopyView, DiscPairView } from '../../services/contract/archive';
import { byteSize, dateTime } from '../components/format';
import { t } from '../i18n/zh-cn';

import { PaperField } from './paper-field';
import { PaperPage } from './paper-page';

/** 光盘成对核验证明: both discs were read back whole and every file agreed (制度§20). */
export function PairCertificatePaper({ pair, entry }: { readonly pair: DiscPairView; readonly entry: ArchiveEntryView }): ReactNode {
  return (
    <PaperPage agency={entry.producingAgency} title={t('paper.certificate.title')} number={pair.number}>
      <dl className="paper-fields">
        <PaperField label={t('paper.field.code')}>{entry.registrationCode}</PaperField>
        <PaperField label={t('paper.field.questioned')}>{entry.questionedName}</PaperField>
        <PaperField label={t('paper.field.case')} wide>
          {entry.enforcementCase.name}
        </PaperField>
        <PaperField label={t('paper.field.caseNumber')} wide>
          {entry.enforcementCase.number}
        </PaperField>
        <PaperField label={t('paper.field.produced')} wide>
          {t('paper.hours', { from: dateTime(entry.producedAt), to: dateTime(entry.endedAt) })}
        </PaperField>
        <PaperField label={t('paper.field.producers')} wide>
          {entry.producers.join('、')}
        </PaperField>
      </dl>
      <p className="paper-text">{t('paper.certificate.text', { number: pair.number })}</p>
      <table className="paper-table">
        <thead>
          <tr>
            <th />
            {pair.copies.map((copy) => (
              <th key={copy.copy}>{t('paper.certificate.copy', { number: pair.number, copy: copy.copy })}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row
            label={t('paper.certificate.result')}
            of={pair}
            cell={(copy) => t(copy.state === 'matches' ? 'paper.certificate.matches' : 'paper.certificate.notMatching')}
          />
          <Row label={t('paper.certificate.files')} of={pair} cell={(copy) => `${copy.filesCompared} / ${copy.filesTotal}`} />
          <Row label={t('paper.certificate.bytes')} of={pair} cell={(copy) => `${byteSize(copy.totalBytes)}（${copy.totalBytes} B）`} />
          <Row label={t('paper.certificate.burnedIn')} of={pair} cell={(copy) => copy.driveName} />
          <Row label={t('paper.certificate.readIn')} of={pair} cell={readBackDrive} />
          <Row label={t('paper.certificate.finished')} of={pair} cell={(copy) => (copy.finishedAt ? dateTime(copy.finishedAt) : '—')} />
        </tbody>
      </table>
      <dl className="paper-fields paper-digests">
        <PaperField label={t('paper.certificate.image')} wide>
          <code>{pair.imageSha256}</code>
        </PaperField>
        <PaperField label={t('paper.field.manifest')} wide>
          <code>{entry.manifestSha256}</code>
        </PaperField>
        <PaperField label={t('paper.field.keyId')} wide>
          <code>{entry.keyId}</code>
        </PaperField>
        {entry.anchor && (
          <PaperField label={t('paper.field.anchor')} wide>
            {t('paper.anchor.entries', { count: String(entry.anchor.auditCount), short: grouped(entry.anchor.auditHead) })}
            <br />
            <code>{entry.anchor.auditHead}</code>
          </PaperField>
        )}
        {entry.timeStamp?.state === 'stamped' && (
          <PaperField label={t('paper.field.timeStamp')} wide>
            {t('paper.timeStamp', { time: dateTime(entry.timeStamp.at), by: entry.timeStamp.by })}
          </PaperField>
        )}
      </dl>
      <div className="paper-sides">
        <div>
          <p>{t('paper.certificate.burnedBy', { name: pair.burnedBy })}</p>
          <p>{t('paper.dateLine', { time: dateTime(pair.startedAt) })}</p>
          <p>{t('paper.handSign')}</p>
        </div>
        <div>
          <p>{t('paper.certificate.certifiedBy', { name: pair.certifiedBy ?? t('paper.none') })}</p>
          <p>{t('paper.dateLine', { time: pair.certifiedAt ? dateTime(pair.certifiedAt) : t('paper.none') })}</p>
          <p>{t('paper.handSign')}</p>
        </div>
      </div>
    </PaperPage>
  );
}

/** The first 16 digits in fours, to be compared aloud or over the telephone. */
function grouped(hash: string): string {
  return hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
}

/** Reading back in the other drive proves more; the certificate says which it was. */
function readBackDrive(copy: DiscCopyView): string {
  return t(copy.driveName === copy.readBackDriveName ? 'paper.certificate.sameDrive' : 'paper.certificate.otherDrive', {
    drive: copy.readBackDriveName,
  });
}

interface RowProps {
  readonly label: string;
  readonly of: DiscPairView;
  readonly cell: (copy: DiscCopyView) => string;
}

function Row({ label, of, cell }: RowProps): ReactNode {
  return (
    <tr>
      <th scope="row">{label}</th>
      {of.copies.map((copy) => (
        <td key={copy.copy}>{cell(copy)}</td>
      ))}
    </tr>
  );
}
