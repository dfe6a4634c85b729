// Optimization history: every trial's error in the order of their end, by stage, with the best so far.

import { Chart, axis, legend, legendHeight, lineItem, plain, points, slider, tooltip, unselected, valueAxis, wheel } from './chart.js';
import { FAILED, STOPPED, lookOf } from '../stages.js';
import { count, flops, number } from '../format.js';
import { toTrial } from '../routes.js';
import { outcomeOf } from '../trials.js';

const LOG_FROM_RATIO = 5;

/** Whether a logarithmic scale shows these errors better: all positive, and far apart. */
export function wantsLog(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low > 0 && high / low > LOG_FROM_RATIO;
}

export class HistoryChart extends Chart {
  scale = null;
  last = null;

  constructor(model) {
    super({
      label: 'Error of every trial in the order of their end, and the best so far', height: 320,
      empty: 'No trial has ended yet. The first point appears when one has.',
      build: (c, size) => build(this, model, c, size),
      onReady: (chart) => {
        chart.on('click', ({ data }) => {
          if (data?.place !== undefined || Array.isArray(data)) {
            location.hash = toTrial(model.name, model.trials.number[data.place ?? data[2]]);
          }
        });
        chart.on('finished', () => {
          if (model.trials.count > 0 && performance.getEntriesByName('history-drawn').length === 0) {
            performance.mark('history-drawn');
          }
        });
      },
    });
  }

  /** 'log', 'linear' or null for whatever suits the data. */
  setScale(scale) {
    this.scale = scale;
    this.update();
  }

  /** Shows the last so many trials, or all for null. */
  showLast(last) {
    this.last = last;
    this.instance?.dispatchAction({ type: 'dataZoom', ...this.range(this.count) });
  }

  range(total) {
    return { startValue: this.last === null ? 0 : Math.max(0, total - this.last), endValue: total };
  }
}

function build(chart, { trials, selection, overview }, c, size) {
  if (trials.count === 0) {
    return null;
  }
  const completed = trials.completed();
  const ok = (value) => value !== null;
  // A logarithm would hide errors of 0 and below, so it is not taken where there are any.
  const noLog = trials.error.some((error) => ok(error) && error <= 0);
  const log = !noLog && (chart.scale ? chart.scale === 'log' : wantsLog(completed.map((i) => trials.error[i])));
  const stages = trials.stages();
  const groups = new Map(stages.map((stage) => [stage, []]));
  const failed = [];
  let failures = 0;
  const stopped = [];
  const others = [];
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < trials.count; i++) {
    const outcome = outcomeOf(trials.state[i]);
    const error = trials.error[i];
    const out = selection && !selection.has(i);
    if (outcome === 'failed') {
      failed.push(...(out ? [] : [[i + 1, 0.5, i]]));
      failures++;
    } else if (ok(error)) {
      low = Math.min(low, error);
      high = Math.max(high, error);
      (out ? others : outcome === 'stopped' ? stopped : groups.get(trials.stage[i])).push([i + 1, error, i]);
    }
  }
  chart.count = trials.count;
  chart.describe(`Error of ${count(trials.count)} trials in the order of their end; the lowest is ${number(overview?.best?.error)}, ${count(failures)} failed${noLog ? '; errors of 0 and below have no logarithm, so the scale is linear' : ''}`);
  const bottom = 58;
  const narrow = size.width < 520;
  const left = narrow ? 44 : 56;
  const names = [...stages, ...(stopped.length ? ['stopped early'] : []), ...(failures ? ['failed'] : []), 'best so far'];
  const top = legendHeight(names, size.width) + 16;
  // A last label that is no round number would stand on the one before it.
  const round = trials.count % (10 ** Math.floor(Math.log10(trials.count)) / 2) === 0 || trials.count < 10;
  const xAxis = { type: 'value', min: 0, max: trials.count, minInterval: 1 };
  const scatter = (name, look, data, extra) => ({
    id: `stage-${name}`, name, type: 'scatter', data, ...points(look, c[look.colour], trials.count), cursor: 'pointer', emphasis: { scale: 1.4 }, ...extra,
  });
  return {
    legend: legend(c, { data: names.map((name) => (name === 'best so far' ? lineItem(name) : name)) }),
    tooltip: tooltip(c, { trigger: 'item', formatter: ({ data }) => describe(trials, data?.[2]) }),
    grid: [
      { left, right: 24, top, bottom: bottom + (failures ? 27 : 0) },
      { left, right: 24, height: failures ? 16 : 0, bottom },
    ],
    xAxis: [
      axis(c, { ...xAxis, axisLabel: { show: failures === 0, showMaxLabel: round }, splitLine: { show: false }, axisLine: { show: true, onZero: false, lineStyle: { color: c.faint } } }),
      axis(c, { ...xAxis, gridIndex: 1, splitLine: { show: false }, axisLine: { show: false }, axisLabel: { show: failures > 0, showMaxLabel: round } }),
    ],
    yAxis: [
      valueAxis(c, { log, low, high, name: narrow ? '' : noLog && chart.scale === 'log' ? 'validation error (no logarithm: some ≤ 0)' : 'validation error', nameLocation: 'middle', nameGap: 42 }),
      axis(c, { gridIndex: 1, type: 'value', min: 0, max: 1, show: failures > 0, splitLine: { show: false }, axisLine: { show: false }, axisLabel: { formatter: (v) => (v === 0.5 ? 'failed' : ''), showMinLabel: true }, interval: 0.5 }),
    ],
    dataZoom: [wheel({ id: 'wheel', xAxisIndex: [0, 1] }), slider(c, { id: 'slider', xAxisIndex: [0, 1], left, right: 24, ...(chart.last === null ? {} : chart.range(trials.count)) })],
    series: [
      unselected(c, others),
      ...stages.map((stage) => scatter(stage, lookOf(stage, stages, overview?.sampleStage), groups.get(stage))),
      ...(stopped.length ? [scatter('stopped early', STOPPED, stopped)] : []),
      ...(failures ? [scatter('failed', FAILED, failed, { xAxisIndex: 1, yAxisIndex: 1 })] : []),
      {
        id: 'best', name: 'best so far', type: 'line', step: 'end', data: steps(trials, ok), symbol: 'none', lineStyle: { color: c.warm, width: 2 }, itemStyle: { color: c.warm },
        silent: true, z: 5,
      },
    ],
  };
}

/** The corners of the line of the best so far: 10,000 points of a line that changes ten times are ten points. */
function steps(trials, ok) {
  const corners = [];
  let last = null;
  for (let i = 0; i < trials.count; i++) {
    const best = trials.bestSoFar[i];
    if (ok(best) && best !== last) {
      corners.push([i + 1, best]);
      last = best;
    }
  }
  if (last !== null) {
    corners.push([trials.count, last]);
  }
  return corners;
}

/** What a point's tooltip says. */
export function describe(trials, place) {
  if (place === undefined) {
    return '';
  }
  const outcome = outcomeOf(trials.state[place]);
  const lines = [`Trial ${trials.number[place]} · ${plain(trials.stage[place])}`];
  if (outcome === 'failed') {
    lines.push(`failed: ${plain(trials.state[place])}`);
  } else {
    lines.push(`error ${number(trials.error[place])}${outcome === 'stopped' ? ' when it was stopped early' : ''}`);
  }
  if (trials.flops[place] !== null) {
    lines.push(`${flops(trials.flops[place])}, ${count(trials.parameters[place])} parameters`);
  }
  return lines.join('\n');
}
