import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import Pad from 'signature_pad';
import type { DrawnSignature } from '../../../services/contract/signing';
import { t } from '../../i18n/zh-cn';
import './signature-pad.css';

interface Props {
  /** Whose signature it is. */
  readonly name: string;
  /** What is drawn, as a picture and stroke by stroke; undefined while nothing is. */
  readonly onChange: (signature: DrawnSignature | undefined) => void;
}

/** Signing by pen or finger; the stroke's width follows its speed and pressure. */
export function SignaturePad({ name, onChange }: Props): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad | undefined>(undefined);
  const [empty, setEmpty] = useState(true);
  const report = useRef(onChange);
  useEffect(() => {
    report.current = onChange;
  });

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    // Twice the pixels of the page, so that the printed signature is not coarse.
    const scale = Math.max(2, window.devicePixelRatio);
    element.width = element.offsetWidth * scale;
    element.height = element.offsetHeight * scale;
    element.getContext('2d')?.scale(scale, scale);
    const drawn = new Pad(element, { minWidth: 1.4, maxWidth: 4.6, penColor: '#17212b' });
    drawn.addEventListener('endStroke', () => {
      setEmpty(false);
      report.current({
        image: drawn.toDataURL('image/png'),
        strokes: drawn.toData().map(({ points }) => points.map(({ x, y, pressure, time }) => [x, y, pressure, time] as const)),
      });
    });
    pad.current = drawn;
    return () => drawn.off();
  }, []);

  function clear(): void {
    pad.current?.clear();
    setEmpty(true);
    onChange(undefined);
  }

  return (
    <div className="signature-pad">
      <canvas ref={canvas} data-testid="signature-pad" aria-label={t('sign.here', { name })} />
      <div className="signature-line">
        <span>{t('sign.here', { name })}</span>
        <Button type="text" disabled={empty} onClick={clear}>
          {t('sign.again')}
        </Button>
      </div>
    </div>
  );
}
