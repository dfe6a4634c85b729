// Best error so far of several studies, by trials or by the seconds spent on training.

import { Chart, legend, legendHeight, plain, tooltip, valueAxis, axis } from './chart.js';
import { duration, number } from '../format.js';
import { lineOf } from '../stages.js';
import { wantsLog } from './history.js';

export class ComparisonChart extends Chart {
  /** @param by 'trials' or 'seconds' */
  constructor(models, by) {
    super({
      label: `Best error so far of each study by ${by === 'trials' ? 'number of trials' : 'training time'}`, height: 340,
      empty: 'None of these studies has a trial with an error yet.', build: (c, size) => build(models, by, c, size),
    });
  }
}

function pointsOf(trials, by) {
  const points = [];
  let spent = 0;
  let last = null;
  for (let i = 0; i < trials.count; i++) {
    spent += by === 'trials' ? 1 : trials.seconds[i] ?? 0;
    if (trials.bestSoFar[i] !== null && trials.bestSoFar[i] !== last) {
      last = trials.bestSoFar[i];
      points.push([spent, last]);
    }
  }
  if (last !== null) {
    points.push([spent, last]);
  }
  return points;
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 604800];

/** Ticks at round minutes and hours, six at most. */
function timeTicks(lines) {
  const longest = Math.max(1, ...lines.flat().map(([seconds]) => seconds));
  const interval = STEPS.find((step) => longest / step <= 6) ?? Math.ceil(longest / 6);
  const write = (x) => (x === 0 ? '0' : x % 86400 === 0 ? `${x / 86400} d` : x % 3600 === 0 ? `${x / 3600} h` : x % 60 === 0 ? `${x / 60} m` : duration(x));
  return { interval, max: longest * 1.02, axisLabel: { formatter: write, showMaxLabel: false } };
}

function build(models, by, c, size) {
  const lines = models.map((model) => pointsOf(model.trials, by));
  const values = lines.flat().map(([, error]) => error);
  if (values.length === 0) {
    return null;
  }
  const log = wantsLog(values);
  const narrow = size.width < 520;
  const write = by === 'trials' ? (x) => `${x} trials` : duration;
  return {
    legend: legend(c, { itemWidth: 28 }),
    tooltip: tooltip(c, { trigger: 'item', formatter: ({ seriesName, data }) => `${plain(seriesName)}\n${write(data[0])}: ${number(data[1])}` }),
    grid: { left: narrow ? 46 : 60, right: 18, top: legendHeight(models.map((m) => m.name), size.width, 28) + 14, bottom: 44 },
    xAxis: axis(c, { type: 'value', min: 0, name: by === 'trials' ? 'trials' : 'training time, all workers', nameLocation: 'middle', nameGap: 26, splitLine: { show: false }, ...(by === 'trials' ? { minInterval: 1 } : timeTicks(lines)) }),
    yAxis: valueAxis(c, { log, low: Math.min(...values), high: Math.max(...values), name: narrow ? '' : 'best validation error', nameLocation: 'middle', nameGap: 44 }),
    series: models.map((model, index) => {
      const look = lineOf(index);
      return {
        id: model.name, name: model.name, type: 'line', step: 'end', data: lines[index], symbol: 'circle', symbolSize: 5, showSymbol: lines[index].length < 60,
        lineStyle: { color: c[look.colour], type: look.type, width: 2 }, itemStyle: { color: c[look.colour] },
      };
    }),
  };
}
