import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ArchiveEntryView, DiscLabelView, DiscPairView } from '../../../services/contract/archive';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { DiscLabel } from '../../papers/disc-label';

type Face = '甲' | '乙' | 'sleeve';

/** The face exactly as it is printed; without a pair the number is still open. */
export function LabelPreview({
  entry,
  pair,
}: {
  readonly entry: ArchiveEntryView | undefined;
  readonly pair: DiscPairView | undefined;
}): ReactNode {
  const [face, setFace] = useState<Face>('甲');
  const labels = useLabels(pair?.id);
  const copy = face === '乙' ? '乙' : '甲';
  const label = labels.data?.find((one) => one.copy === copy) ?? (entry && draftLabel(entry, copy));
  return (
    <section className="panel label-preview">
      <header>
        <h2 className="text-section">{t('disc.label')}</h2>
        <Segmented<Face>
          value={face}
          onChange={setFace}
          options={[
            { value: '甲', label: '甲' },
            { value: '乙', label: '乙' },
            { value: 'sleeve', label: t('disc.label.sleeve') },
          ]}
        />
      </header>
      <Failure error={labels.error} />
      <div className="label-face">{label && (face === 'sleeve' ? <Sleeve label={label} /> : <DiscLabel label={label} />)}</div>
      <p className="text-small">{pair ? t('disc.label.size') : t('disc.label.open')}</p>
    </section>
  );
}

interface Labels {
  readonly pairId: string | undefined;
  readonly data: readonly DiscLabelView[] | undefined;
  readonly error: unknown;
}

function useLabels(pairId: string | undefined): Labels {
  const [labels, setLabels] = useState<Labels>({ pairId: undefined, data: undefined, error: undefined });
  useEffect(() => {
    if (pairId === undefined) return;
    call('disc.labels', pairId).then(
      (data) => setLabels({ pairId, data, error: undefined }),
      (error: unknown) => setLabels({ pairId, data: undefined, error }),
    );
  }, [pairId]);
  return labels.pairId === pairId ? labels : { pairId, data: undefined, error: undefined };
}

function draftLabel(entry: ArchiveEntryView, copy: '甲' | '乙'): DiscLabelView {
  return {
    agencyName: entry.producingAgency,
    pairNumber: t('disc.label.numberOpen'),
    copy,
    registrationCode: entry.registrationCode,
    caseName: entry.enforcementCase.name,
    caseNumber: entry.enforcementCase.number,
    questionedName: entry.questionedName,
    producedAt: entry.producedAt,
    endedAt: entry.endedAt,
    producers: entry.producers,
  };
}

/** The sleeve repeats the label's fields in lines (制度§20). */
function Sleeve({ label }: { readonly label: DiscLabelView }): ReactNode {
  const rows: readonly (readonly [string, string])[] = [
    [t('paper.field.case'), label.caseName],
    [t('paper.field.caseNumber'), label.caseNumber || t('paper.none')],
    [t('paper.field.code'), label.registrationCode],
    [t('paper.field.questioned'), label.questionedName],
    [t('paper.field.produced'), `${dateTime(label.producedAt)} – ${dateTime(label.endedAt)}`],
    [t('paper.field.producers'), label.producers.join('、')],
  ];
  return (
    <div className="sleeve">
      <p>{label.agencyName}</p>
      <h3>{label.pairNumber}　甲、乙</h3>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
