import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useFormat } from '../../i18n/format';
import { useReadable } from '../../react';
import { settings } from '../../settings/settings';
import { useMedia } from '../kit/media';
import type { Point } from './trail';

const HEIGHT = 180;
/** What the picture spans at least: seconds. */
const LEAST_S = 300;

interface ChartProps {
  points: readonly Point[];
  label: string;
}

/** Answer times as a line. A picture: what it shows stands in words and as a table beside it. Drawn anew where the colours change. */
export default function LatencyChart(props: ChartProps) {
  const dark = useMedia('(prefers-color-scheme: dark)');
  const { theme } = useReadable(settings);
  return <Plot key={`${theme} ${dark}`} {...props} />;
}

function Plot({ points, label }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(undefined);
  const format = useFormat();
  const latest = useRef(points);
  useEffect(() => {
    latest.current = points;
    plot.current?.setData(dataOf(points));
  }, [points]);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const made = new UPlot(options(element, (seconds) => format.clock(seconds * 1000), format.number), dataOf(latest.current), element);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: HEIGHT }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, [format]);
  return <div ref={box} role="img" aria-label={label} data-testid="latency-chart" className="h-45 w-full overflow-hidden" />;
}

function dataOf(points: readonly Point[]): UPlot.AlignedData {
  return [points.map(({ at }) => at / 1000), points.map(({ ms }) => ms)];
}

function options(element: HTMLElement, time: (seconds: number) => string, number: (value: number) => string): UPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis = { stroke: colour('--ink-soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: `12px ${style.fontFamily}` };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { range: (_, first, last) => [Math.min(first, last - LEAST_S), last] }, y: { range: (_, __, most) => [0, Math.max(50, (most ?? 0) * 1.15)] } },
    axes: [
      { ...axis, space: 55, values: (_, splits) => splits.map(time) },
      { ...axis, size: 52, values: (_, splits) => splits.map(number) },
    ],
    series: [{}, { stroke: colour('--accent'), width: 2, spanGaps: false, points: { show: true, size: 5, fill: colour('--accent') } }],
  };
}
