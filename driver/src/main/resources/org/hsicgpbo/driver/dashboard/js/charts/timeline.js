// Timeline of the workers: a row for each place in which trials follow each other, a bar for each trial. Outcomes differ
// in colour and in form: completed fill the row, stopped ones half of it, failed ones are outlined and crossed.

import { Chart, axis, legend, plain, slider, tooltip, wheel } from './chart.js';
import { duration, moment, plural } from '../format.js';
import { outcomeOf } from '../trials.js';
import { toTrial } from '../routes.js';
import { describe } from './history.js';

const ROW = 24;
const MOST_ROWS = 16;
/** Shorter times are labelled with seconds. */
const SECONDS_BELOW_MS = 600000;
const OUTCOMES = ['completed', 'stopped', 'failed', 'running'];
const COLOURS = { completed: 's1', stopped: 's2', failed: 'bad', running: 'good' };

export class TimelineChart extends Chart {
  constructor(model) {
    super({
      label: 'When which worker trained which trial', height: 160,
      empty: 'No worker has trained anything yet.',
      build: (c, size) => build(this, model, c, size),
      onReady: (chart) => chart.on('click', ({ data }) => {
        if (data?.number !== undefined) {
          location.hash = toTrial(model.name, data.number);
        }
      }),
    });
  }
}

/** Bars of the trials that run, in rows whose last trial has ended. */
function runningBars(trials, running, now) {
  const busyUntil = [];
  for (let i = 0; i < trials.count; i++) {
    const lane = trials.lane[i] ?? 0;
    busyUntil[lane] = Math.max(busyUntil[lane] ?? 0, trials.endedMs[i] ?? 0);
  }
  return running.map((trial) => {
    const begun = new Date(trial.begun).getTime();
    let lane = 0;
    while ((busyUntil[lane] ?? 0) > begun) {
      lane++;
    }
    busyUntil[lane] = Infinity;
    return { value: [lane, begun, Math.max(now, begun)], number: trial.number, text: `Trial ${trial.number} · ${plain(trial.stage)}\nrunning, epoch ${trial.epoch} of ${trial.epochs}` };
  });
}

function build(chart, { trials, overview, now }, c, size) {
  const groups = Object.fromEntries(OUTCOMES.map((o) => [o, []]));
  let rows = 1;
  for (let i = 0; i < trials.count; i++) {
    if (trials.begunMs[i] === null || trials.endedMs[i] === null) {
      continue;
    }
    const lane = trials.lane[i] ?? 0;
    rows = Math.max(rows, lane + 1);
    groups[outcomeOf(trials.state[i])].push({ value: [lane, trials.begunMs[i], trials.endedMs[i]], number: trials.number[i], place: i });
  }
  groups.running = runningBars(trials, overview?.running ?? [], now());
  for (const bar of groups.running) {
    rows = Math.max(rows, bar.value[0] + 1);
  }
  if (OUTCOMES.every((o) => groups[o].length === 0)) {
    return null;
  }
  const all = OUTCOMES.flatMap((o) => groups[o]);
  const shortTime = all.reduce((most, bar) => Math.max(most, bar.value[2]), 0) - all.reduce((least, bar) => Math.min(least, bar.value[1]), Infinity) < SECONDS_BELOW_MS;
  chart.setHeight(Math.min(rows, MOST_ROWS) * ROW + 96);
  chart.describe(`Timeline of ${plural(rows, 'worker row')}: ${OUTCOMES.filter((o) => groups[o].length).map((o) => `${groups[o].length} ${o}`).join(', ')}`);
  const left = size.width < 520 ? 34 : 76;
  return {
    legend: legend(c, { data: OUTCOMES.filter((o) => groups[o].length).map((name) => ({ name })) }),
    tooltip: tooltip(c, {
      formatter: ({ data }) => (data.place === undefined ? data.text : describe(trials, data.place))
        + `\n${moment(data.value[1], now(), true)} to ${moment(data.value[2], data.value[1], true)}, ${duration((data.value[2] - data.value[1]) / 1000)}`,
    }),
    grid: { left, right: 16, top: 32, bottom: 54 },
    xAxis: axis(c, { type: 'time', min: 'dataMin', max: 'dataMax', axisLabel: { formatter: (at) => moment(at, at, shortTime), hideOverlap: true } }),
    yAxis: axis(c, {
      type: 'category', inverse: true, data: Array.from({ length: rows }, (_, i) => (size.width < 520 ? String(i + 1) : `worker ${i + 1}`)), splitLine: { show: false },
      axisLabel: { interval: rows > MOST_ROWS ? 'auto' : 0 },
    }),
    dataZoom: [wheel({ id: 'wheel', xAxisIndex: 0, filterMode: 'weakFilter' }), slider(c, { id: 'slider', xAxisIndex: 0, left, right: 16, filterMode: 'weakFilter' })],
    series: OUTCOMES.filter((o) => groups[o].length).map((outcome) => ({
      id: outcome, name: outcome, type: 'custom', data: groups[outcome], encode: { x: [1, 2], y: 0 }, itemStyle: { color: c[COLOURS[outcome]] }, clip: true, progressive: 0,
      renderItem: (params, api) => bar(params, api, outcome, c),
    })),
  };
}

function bar(params, api, outcome, c) {
  const [x, y] = api.coord([api.value(1), api.value(0)]);
  const [end] = api.coord([api.value(2), api.value(0)]);
  const full = Math.min(16, api.size([0, 1])[1] * 0.7);
  const gap = end - x > 3 ? 0.5 : 0;
  const height = outcome === 'stopped' ? full / 2 : full;
  const shape = echarts.graphic.clipRectByRect(
    { x, y: y - full / 2 + (full - height), width: Math.max(1, end - x - gap), height },
    { x: params.coordSys.x, y: params.coordSys.y, width: params.coordSys.width, height: params.coordSys.height },
  );
  if (!shape) {
    return null;
  }
  const colour = c[COLOURS[outcome]];
  const rect = { type: 'rect', shape, style: { fill: colour, opacity: outcome === 'running' ? 0.75 : 0.9 } };
  if (outcome !== 'failed' || shape.width < 4) {
    return rect;
  }
  rect.style = { fill: c.card, stroke: colour, lineWidth: 1.2 };
  return {
    type: 'group',
    children: [rect, { type: 'line', shape: { x1: shape.x, y1: shape.y + shape.height, x2: shape.x + shape.width, y2: shape.y }, style: { stroke: colour, lineWidth: 1.2 }, silent: true }],
  };
}
