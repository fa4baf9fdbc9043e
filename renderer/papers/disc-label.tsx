import type { ReactNode } from 'react';
import type { DiscLabelView } from '../../services/contract/archive';
import { t } from '../i18n/zh-cn';
import { layoutDown } from './label-layout';
import type { LabelLine } from './label-layout';
import { labelHours } from './paper-time';
import { qrCode } from './qr-code';

const radius = 60;
const hubRadius = 11;
/** Nothing is printed on the clear ring around the hub. */
const clearRadius = 19;

/** One disc's face in true size: the printed label and its preview are this drawing. Fields of 制度§20 and 规定§17. */
export function DiscLabel({ label }: { readonly label: DiscLabelView }): ReactNode {
  const qr = qrCode(`${label.registrationCode} ${label.pairNumber} ${label.copy}`);
  const qrSize = 19;
  const number = `${label.pairNumber}　${label.copy}`;
  const head = layoutDown(
    [
      { text: label.agencyName, size: 5.6, bold: true },
      { text: t('paper.label.title'), size: 4.4, bold: false },
      { text: number, size: 6, bold: true },
    ],
    -48,
    -22.5,
  );
  const foot = layoutDown(
    [
      { text: label.caseName, size: 4.3, bold: true },
      { text: t('paper.label.produced', { time: labelHours(label.producedAt, label.endedAt) }), size: 3.8, bold: false },
      { text: t('paper.label.code', { code: label.registrationCode, name: label.questionedName }), size: 3.8, bold: false },
      { text: t('paper.label.producers', { names: label.producers.join('、') }), size: 3.8, bold: false },
      ...(label.caseNumber ? [{ text: label.caseNumber, size: 3.8, bold: false }] : []),
    ],
    22.4,
    55.5,
  );
  return (
    <svg
      className="disc-label"
      viewBox="-60.5 -60.5 121 121"
      role="img"
      aria-label={t('paper.label.name', { number, code: label.registrationCode })}
    >
      <circle r={radius} fill="#fff" stroke="#17212b" strokeWidth={0.25} />
      <circle r={clearRadius} fill="none" stroke="#d3d5cc" strokeWidth={0.2} />
      <circle r={hubRadius} fill="none" stroke="#7e868e" strokeWidth={0.25} />
      <path d="M-45 -21.2H45M-45 21.2H45" stroke="#17212b" strokeWidth={0.3} />
      {head.map(textLine)}
      <text x={-34} y={4.6} textAnchor="middle" fontSize={15} fontWeight={700}>
        {label.copy}
      </text>
      <text x={-34} y={12.5} textAnchor="middle" fontSize={3.2}>
        {t('paper.label.oneOfTwo')}
      </text>
      <g transform={`translate(${35 - qrSize / 2} ${-qrSize / 2}) scale(${qrSize / Math.max(1, qr.size)})`}>
        <path d={qr.path} fill="#000" shapeRendering="crispEdges" />
      </g>
      {foot.map(textLine)}
    </svg>
  );
}

function textLine(line: LabelLine, index: number): ReactNode {
  return (
    <text key={index} x={0} y={line.y} textAnchor="middle" fontSize={line.size} fontWeight={line.bold ? 700 : 400}>
      {line.text}
    </text>
  );
}
