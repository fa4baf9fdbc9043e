import type { ReactNode } from 'react';
import type { Extent, ProofWorst, SessionReportView } from '../../services/contract/session-report';
import { dateTime } from '../components/format';
import { t } from '../i18n/zh-cn';
import { clockSpan } from './paper-time';

/** The room's air, span by span. */
export function ReportClimate({ report }: { readonly report: SessionReportView }): ReactNode {
  if (report.climate.length === 0) return <p>{t('report.climate.none')}</p>;
  return (
    <table className="paper-table">
      <thead>
        <tr>
          <th>{t('report.climate.span')}</th>
          <th>{t('report.climate.temperature')}</th>
          <th>{t('report.climate.humidity')}</th>
        </tr>
      </thead>
      <tbody>
        {report.climate.map(({ from, to, temperatureC, humidityPercent }) => (
          <tr key={from}>
            <td>{clockSpan(from, to)}</td>
            <td>{extent(temperatureC, 1, '℃')}</td>
            <td>{extent(humidityPercent, 0, '%')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function extent(value: Extent | undefined, digits: number, unit: string): string {
  return value ? `${value.least.toFixed(digits)}–${value.most.toFixed(digits)} ${unit}` : '—';
}

/** The worst that each proof of recording showed. */
export function ReportProofs({ proofs }: { readonly proofs: readonly ProofWorst[] }): ReactNode {
  if (proofs.length === 0) return <p>{t('report.proof.none')}</p>;
  return (
    <table className="paper-table">
      <thead>
        <tr>
          <th>{t('report.proof.what')}</th>
          <th>{t('report.proof.value')}</th>
          <th>{t('report.proof.at')}</th>
        </tr>
      </thead>
      <tbody>
        {proofs.map(({ camera, measure, value, at }) => (
          <tr key={measure + (camera ?? '')}>
            <td>{t(`report.proof.${measure}`, { camera: camera ?? '' })}</td>
            <td>
              {measure === 'disk-hours'
                ? t('report.proof.hours', { value: value.toFixed(0) })
                : t('report.proof.seconds', { value: value.toFixed(2) })}
            </td>
            <td>{dateTime(at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
