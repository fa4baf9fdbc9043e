import type { ReactNode } from 'react';
import type { ArchiveEntryView } from '../../services/contract/archive';
import { byteSize, dateTime } from '../components/format';
import { keptUntil } from '../components/kept-until';
import { t } from '../i18n/zh-cn';
import { PaperField } from './paper-field';
import { PaperPage } from './paper-page';

/** 移交登记表: what is handed over, and both sides (规定§17, 制度§9). */
export function HandoverPaper({ entry }: { readonly entry: ArchiveEntryView }): ReactNode {
  const { handover } = entry;
  return (
    <PaperPage agency={entry.producingAgency} title={t('paper.handover.title')} number={entry.registrationCode}>
      <dl className="paper-fields">
        <PaperField label={t('paper.field.case')} wide>
          {entry.enforcementCase.name}
        </PaperField>
        <PaperField label={t('paper.field.caseNumber')} wide>
          {entry.enforcementCase.number}
        </PaperField>
        <PaperField label={t('paper.field.questioned')}>{entry.questionedName}</PaperField>
        <PaperField label={t('paper.field.department')}>{entry.department}</PaperField>
        <PaperField label={t('paper.field.produced')} wide>
          {t('paper.hours', { from: dateTime(entry.producedAt), to: dateTime(entry.endedAt) })}
        </PaperField>
        <PaperField label={t('paper.field.producers')} wide>
          {entry.producers.join('、')}
        </PaperField>
        <PaperField label={t('paper.field.sealed')} wide>
          {dateTime(entry.sealedAt)}
        </PaperField>
        <PaperField label={t('paper.field.keepUntil')} wide>
          {t('paper.keepUntil', { until: keptUntil(entry.keepUntil), article: entry.keepUntil.article })}
        </PaperField>
      </dl>
      <table className="paper-table">
        <thead>
          <tr>
            <th>{t('paper.handover.material')}</th>
            <th>{t('paper.handover.count')}</th>
            <th>{t('paper.handover.size')}</th>
          </tr>
        </thead>
        <tbody>
          {entry.segments.map((part) => (
            <tr key={part.cameraName}>
              <td>{t('paper.handover.recording', { camera: part.cameraName })}</td>
              <td>{t('paper.handover.segments', { count: String(part.count) })}</td>
              <td>{byteSize(part.bytes)}</td>
            </tr>
          ))}
          <tr>
            <td>{t('paper.handover.total')}</td>
            <td>{t('paper.handover.segments', { count: String(entry.segments.reduce((sum, part) => sum + part.count, 0)) })}</td>
            <td>{byteSize(entry.bytes)}</td>
          </tr>
        </tbody>
      </table>
      <dl className="paper-fields paper-digests">
        <PaperField label={t('paper.field.manifest')} wide>
          <code>{entry.manifestSha256}</code>
        </PaperField>
        <PaperField label={t('paper.field.chain')} wide>
          <code>{entry.chainHead}</code>
        </PaperField>
      </dl>
      <div className="paper-sides">
        <Side title={t('paper.handover.gives')} name={handover.handedOverBy} at={handover.handedOverAt} />
        <Side title={t('paper.handover.receives')} name={handover.receivedBy} at={handover.receivedAt} />
      </div>
    </PaperPage>
  );
}

function Side({
  title,
  name,
  at,
}: {
  readonly title: string;
  readonly name: string | undefined;
  readonly at: string | undefined;
}): ReactNode {
  return (
    <div>
      <p>
        {title}　{name ?? t('paper.none')}
      </p>
      <p>{at ? t('paper.handover.signedAt', { time: dateTime(at) }) : t('paper.handover.unsigned')}</p>
      <p>{t('paper.handSign')}</p>
    </div>
  );
}
