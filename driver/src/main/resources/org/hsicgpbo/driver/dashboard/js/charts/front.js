// Error against cost, logarithmic where all errors are positive: the front of networks that no other beats in both, and the recommended one.

import { Chart, legend, legendHeight, lineItem, points, tooltip, unselected, valueAxis } from './chart.js';
import { RECOMMENDED, lookOf } from '../stages.js';
import { flops, number } from '../format.js';
import { toTrial } from '../routes.js';
import { describe } from './history.js';

export class FrontChart extends Chart {
  constructor(model) {
    super({
      label: 'Error against FLOPs of every completed trial', height: 320,
      empty: 'No trial with an error and a cost yet.',
      build: (c, size) => build(this, model, c, size),
      onReady: (chart) => chart.on('click', ({ data }) => {
        if (Array.isArray(data) && data[2] !== undefined) {
          location.hash = toTrial(model.name, model.trials.number[data[2]]);
        }
      }),
    });
  }
}

function build(chart, { trials, selection, overview }, c, size) {
  const usable = trials.completed().filter((i) => trials.flops[i] > 0);
  if (usable.length === 0) {
    return null;
  }
  const stages = trials.stages();
  const groups = new Map(stages.map((stage) => [stage, []]));
  const others = [];
  const range = { x: [Infinity, -Infinity], y: [Infinity, -Infinity] };
  for (const i of usable) {
    const point = [trials.flops[i], trials.error[i], i];
    (selection && !selection.has(i) ? others : groups.get(trials.stage[i])).push(point);
    widen(range.x, point[0]);
    widen(range.y, point[1]);
  }
  const front = trials.front().filter((i) => trials.flops[i] > 0).map((i) => [trials.flops[i], trials.error[i], i]);
  const place = trials.places.get(overview?.recommended?.trial);
  const recommended = trials.flops[place] > 0 ? place : undefined;
  const median = trials.median('flops', trials.ofStage(overview?.sampleStage));
  chart.describe(`Error against FLOPs; ${front.length} networks on the front`
    + (overview?.recommended ? `; recommended is trial ${overview.recommended.trial} with error ${number(overview.recommended.error)} and ${flops(overview.recommended.flops)}` : ''));
  const names = [...stages, 'front', ...(recommended === undefined ? [] : ['recommended'])];
  const narrow = size.width < 520;
  return {
    legend: legend(c, { data: names.map((name) => (name === 'front' ? lineItem(name) : name)) }),
    tooltip: tooltip(c, { trigger: 'item', formatter: ({ data }) => (Array.isArray(data) ? describe(trials, data[2]) : '') }),
    grid: { left: narrow ? 44 : 56, right: 18, top: legendHeight(names, size.width) + 16, bottom: 44 },
    xAxis: valueAxis(c, { log: true, low: range.x[0], high: range.x[1], flops: true, name: 'FLOPs of one forward pass', nameLocation: 'middle', nameGap: 26 }),
    yAxis: valueAxis(c, { log: range.y[0] > 0, low: range.y[0], high: range.y[1], name: narrow ? '' : 'validation error', nameLocation: 'middle', nameGap: 42 }),
    series: [
      unselected(c, others),
      ...stages.map((stage) => {
        const look = lookOf(stage, stages, overview?.sampleStage);
        return {
          id: `stage-${stage}`, name: stage, type: 'scatter', data: groups.get(stage), ...points(look, c[look.colour], usable.length), cursor: 'pointer', emphasis: { scale: 1.4 },
        };
      }),
      {
        id: 'front', name: 'front', type: 'line', step: 'end', data: front, symbol: 'none', silent: true, z: 4, lineStyle: { color: c.ink, width: 1.5 }, itemStyle: { color: c.ink },
        markLine: median > 0 ? {
          silent: true, symbol: 'none', data: [{ xAxis: median }], lineStyle: { color: c.soft, type: [3, 3], width: 1 },
          label: { formatter: 'median random network', color: c.soft, fontSize: 11, position: 'insideEndTop', rotate: 90, distance: 3, backgroundColor: c.card, borderRadius: 2, padding: [2, 4] },
        } : undefined,
      },
      ...(recommended === undefined ? [] : [{
        id: 'recommended', name: 'recommended', type: 'scatter', data: [[trials.flops[recommended], trials.error[recommended], recommended]], z: 6,
        symbol: RECOMMENDED.symbol, symbolSize: RECOMMENDED.size, itemStyle: { color: c[RECOMMENDED.colour] }, cursor: 'pointer',
      }]),
    ],
  };
}

function widen(range, value) {
  range[0] = Math.min(range[0], value);
  range[1] = Math.max(range[1], value);
}
