import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

interface Props {
  /** Read instead of the picture. */
  readonly label: string;
  readonly names: readonly string[];
  readonly values: readonly number[];
  readonly across?: boolean;
}

/** Bars in the one blue; every figure also stands in the table beside it. */
export function BarChart({ label, names, values, across = false }: Props): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const content = JSON.stringify({ names, values });
  useEffect(() => {
    if (!canvas.current) return undefined;
    const shown = JSON.parse(content) as Pick<Props, 'names' | 'values'>;
    const style = getComputedStyle(document.documentElement);
    const color = (name: string) => style.getPropertyValue(name).trim();
    const font = { family: style.getPropertyValue('--sans').trim(), size: 15 };
    const scale = { grid: { color: color('--line') }, ticks: { color: color('--ink-2'), font, precision: 0 }, beginAtZero: true };
    const names = { grid: { display: false }, ticks: { color: color('--ink'), font } };
    const chart = new Chart(canvas.current, {
      type: 'bar',
      data: { labels: [...shown.names], datasets: [{ data: [...shown.values], backgroundColor: color('--primary'), maxBarThickness: 28 }] },
      options: {
        indexAxis: across ? 'y' : 'x',
        animation: false,
        maintainAspectRatio: false,
        scales: across ? { x: scale, y: names } : { x: names, y: scale },
        plugins: { tooltip: { bodyFont: font, titleFont: font } },
      },
    });
    return () => chart.destroy();
  }, [content, across]);
  return (
    <div className="bar-chart">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
