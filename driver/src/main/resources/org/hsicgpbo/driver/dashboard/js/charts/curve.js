// Learning curve of one trial: training loss and validation error by epoch.

import { Chart, axis, legend, tooltip, valueAxis } from './chart.js';
import { number } from '../format.js';
import { wantsLog } from './history.js';

export class CurveChart extends Chart {
  constructor(source) {
    super({ label: 'Learning curve', height: 280, empty: 'This trial has no stored epochs.', build: (c) => build(this, source(), c) });
  }
}

function build(chart, trial, c) {
  const curve = trial?.curve ?? [];
  if (curve.length === 0) {
    return null;
  }
  const values = curve.flatMap((e) => [e.trainingLoss, e.validationError]).filter((v) => v !== null && v !== undefined);
  const log = wantsLog(values);
  const series = (id, name, key, colour, type, symbol) => ({
    id, name, type: 'line', data: curve.map((e) => [e.epoch, log && !(e[key] > 0) ? null : e[key]]), symbol, symbolSize: 6, showSymbol: curve.length <= 60,
    lineStyle: { color: c[colour], width: 2, type }, itemStyle: { color: c[colour] },
  });
  const last = curve.at(-1);
  chart.describe(`Learning curve over ${curve.length} epochs: training loss ${number(last.trainingLoss)}, validation error ${number(last.validationError)} at the end`);
  return {
    legend: legend(c, {}),
    tooltip: tooltip(c, {
      trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: c.soft } },
      formatter: (points) => [`Epoch ${points[0].data[0]}`, ...points.map((p) => `${p.seriesName} ${number(p.data[1])}`)].join('\n'),
    }),
    grid: { left: 58, right: 16, top: 34, bottom: 40 },
    xAxis: axis(c, { type: 'value', min: curve[0].epoch === curve.at(-1).epoch ? 0 : curve[0].epoch, max: Math.max(curve.at(-1).epoch, curve.length > 1 ? 0 : 1), minInterval: 1, name: 'epoch', nameLocation: 'middle', nameGap: 24, splitLine: { show: false }, axisLine: { show: true, onZero: false, lineStyle: { color: c.faint } } }),
    yAxis: valueAxis(c, { log, low: Math.min(...values.filter((v) => !log || v > 0)), high: Math.max(...values), name: '' }),
    series: [
      series('loss', 'training loss', 'trainingLoss', 's1', 'solid', 'circle'),
      series('error', 'validation error', 'validationError', 's2', [7, 3], 'diamond'),
    ],
  };
}
