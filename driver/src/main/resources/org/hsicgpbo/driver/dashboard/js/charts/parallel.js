// Parallel coordinates: a line for each trial through all hyperparameters to cost and error. A stretch that is marked
// on an axis selects the trials that pass through it, in the whole page.

import { Chart, FONT, axis, legend, lineItem, logTicks, tooltip } from './chart.js';
import { h, setText } from '../dom.js';
import { count, flops, flopsTick, number, plural, tick } from '../format.js';
import { goalName, reaches } from '../goal.js';
import { outcomeOf } from '../trials.js';
import { describe } from './history.js';

/** So many of the lines that do not reach the goal are drawn; more are a grey wall, and slow. */
const MOST_OTHERS = 1200;
const MOST_FAILED = 150;
const NARROW = 640;

export class ParallelChart extends Chart {
  /** Marked stretches by the name of their axis: {name: [[low, high], …]}, in values or places of categories. */
  marks = new Map();
  /** Says how many lines are not drawn; nothing where all are. */
  drawn = h('p', { class: 'quiet', id: 'parallel-drawn', hidden: true });

  /** @param onMark called with a function place => boolean, or null when nothing is marked */
  constructor(model, onMark) {
    super({
      label: 'Parallel coordinates of the hyperparameters, cost and error of the trials', height: 340,
      empty: 'No trial has ended yet.',
      build: (c, size) => build(this, model, c, size),
      onReady: (chart) => chart.on('axisareaselected', () => {
        const option = chart.getOption();
        this.marks.clear();
        option.parallelAxis.forEach((a, index) => {
          const intervals = chart.getModel().getComponent('parallelAxis', index)?.activeIntervals ?? [];
          if (intervals.length > 0) {
            this.marks.set(a.id, intervals.map((interval) => [Math.min(...interval), Math.max(...interval)]));
          }
        });
        onMark(this.predicate());
      }),
    });
    this.model = model;
  }

  predicate() {
    if (this.marks.size === 0) {
      return null;
    }
    const tests = [...this.marks].map(([id, intervals]) => {
      const coordinate = coordinateOf(this.dimensions.find((d) => d.id === id), this.model.trials);
      return (place) => {
        const at = coordinate(place);
        return at !== null && intervals.some(([low, high]) => at >= low && at <= high);
      };
    });
    return (place) => tests.every((test) => test(place));
  }

  /** Takes all marks away. */
  clear() {
    this.marks.clear();
    const chart = this.instance;
    chart?.getOption().parallelAxis.forEach((a) => chart.dispatchAction({ type: 'axisAreaSelect', parallelAxisId: a.id, intervals: [] }));
  }
}

/** The axes: each hyperparameter of the space, then FLOPs and error. */
export function dimensionsOf({ trials, overview }) {
  const described = overview?.hyperparameters ?? Object.keys(trials.values).map((name) => ({ name, type: 'real' }));
  const own = described.filter((p) => trials.values[p.name]).map((p) => ({ id: `hp-${p.name}`, name: p.name, hyperparameter: p, kind: kindOf(p, trials.values[p.name]) }));
  return [...own, { id: 'flops', name: 'FLOPs', kind: 'log' }, { id: 'error', name: 'error', kind: trials.completed().every((i) => trials.error[i] > 0) ? 'log' : 'value' }];
}

function kindOf(p, column) {
  if (p.type === 'categorical' || p.type === 'boolean' || column.some((v) => v !== null && typeof v !== 'number')) {
    return 'category';
  }
  return p.log && column.every((v) => v === null || v > 0) ? 'log' : 'value';
}

function categoriesOf(dimension, trials) {
  const listed = dimension.hyperparameter.type === 'boolean' ? ['false', 'true'] : (dimension.hyperparameter.values ?? []).map(String);
  const seen = trials.values[dimension.name].filter((v) => v !== null).map(String);
  return [...new Set([...listed, ...seen])];
}

/** A function that gives the place of a trial on an axis: a value, or the index of a category. */
function coordinateOf(dimension, trials) {
  if (dimension.kind === 'category') {
    const categories = new Map(categoriesOf(dimension, trials).map((name, index) => [name, index]));
    const column = trials.values[dimension.name];
    return (place) => (column[place] === null ? null : categories.get(String(column[place])) ?? null);
  }
  const column = dimension.hyperparameter ? trials.values[dimension.name] : trials[dimension.id];
  return (place) => column[place];
}

function build(chart, { trials, selection, overview }, c, size) {
  if (trials.count === 0) {
    return null;
  }
  const dimensions = dimensionsOf({ trials, overview });
  chart.dimensions = dimensions;
  const coordinates = dimensions.map((d) => coordinateOf(d, trials));
  const good = reaches(overview.goal, trials);
  const groups = { good: [], others: [], failed: [] };
  for (let place = 0; place < trials.count; place++) {
    if (selection && !selection.has(place)) {
      continue;
    }
    const outcome = outcomeOf(trials.state[place]);
    groups[outcome === 'failed' ? 'failed' : outcome === 'completed' && good(place) ? 'good' : 'others'].push(place);
  }
  const rows = (places) => places.map((place) => ({ value: coordinates.map((at) => at(place)), place }));
  const vertical = size.width < NARROW;
  const height = vertical ? 100 + (dimensions.length - 1) * 64 : 340;
  chart.setHeight(height);
  const place = vertical ? { vertical, left: 16, right: 28, top: 62, bottom: 38 } : { vertical, left: 52, right: 60, top: 76, bottom: 28 };
  chart.describe(`Parallel coordinates of ${plural(trials.count, 'trial')} over ${dimensions.map((d) => d.name).join(', ')}. The filter of the table of trials selects without a mouse.`);
  const goodName = goalName(overview.goal);
  const kinds = [[goodName, groups.good, MOST_OTHERS], ['others', groups.others, MOST_OTHERS], ['failed', groups.failed, MOST_FAILED]];
  const few = kinds.filter(([, places, most]) => places.length > most);
  chart.drawn.hidden = few.length === 0;
  setText(chart.drawn, few.length === 0 ? '' : `Drawn are ${few.map(([name, places, most]) => `${count(most)} of ${count(places.length)} lines of ${name === goodName ? `the ${name}` : name}`).join(', ')}, evenly chosen; a mark selects among all trials.`);
  const series = (id, name, places, style, z) => ({
    id, name, type: 'parallel', data: rows(places), lineStyle: style, itemStyle: { color: style.color }, z, progressive: 0, smooth: false,
    inactiveOpacity: 0.03, activeOpacity: style.opacity, emphasis: { lineStyle: { width: 3, opacity: 1 } },
  });
  return {
    legend: legend(c, { data: [goodName, 'others', ...(groups.failed.length ? ['failed'] : [])].map(lineItem) }),
    tooltip: tooltip(c, { formatter: ({ data }) => describe(trials, data?.place) }),
    parallel: {
      layout: vertical ? 'vertical' : 'horizontal', left: place.left, right: place.right, top: place.top, bottom: place.bottom,
      axisExpandable: false,
      parallelAxisDefault: {
        areaSelectStyle: { width: 18, borderColor: c.accent, color: c.accent, opacity: 0.2, borderWidth: 1 },
        realtime: false,
      },
    },
    parallelAxis: dimensions.map((dimension, index) => parallelAxis(dimension, index, trials, c)),
    graphic: names(dimensions, c, { width: size.width, height }, place),
    series: [
      series('others', 'others', thin(groups.others, MOST_OTHERS), { color: c.mute, width: 1, opacity: opacityOf(groups.others.length, 0.45, 0.06) }, 2),
      ...(groups.failed.length ? [series('failed', 'failed', thin(groups.failed, MOST_FAILED), { color: c.bad, width: 1, type: [4, 4], opacity: opacityOf(groups.failed.length, 0.6, 0.2) }, 3)] : []),
      series('good', goodName, thin(groups.good, MOST_OTHERS), { color: c.accent, width: groups.good.length > 200 ? 1 : 1.6, opacity: opacityOf(groups.good.length, 0.8, 0.1) }, 4),
    ],
  };
}

/** The more lines, the fainter each. */
const opacityOf = (amount, most, least) => Math.max(least, Math.min(most, 60 / Math.max(1, amount)));

/** So many of them, evenly chosen; all if they are no more. */
const thin = (places, most) => (places.length <= most ? places : Array.from({ length: most }, (_, index) => places[Math.floor((index * places.length) / most)]));

function parallelAxis(dimension, index, trials, c) {
  const shared = axis(c, {
    splitLine: { show: false }, axisLabel: { textBorderColor: c.card, textBorderWidth: 3, color: c.ink }, axisLine: { show: true, lineStyle: { color: c.soft, width: 1.2 } },
  });
  const base = { id: dimension.id, dim: index, ...shared, name: '' };
  if (dimension.kind === 'category') {
    return { ...base, type: 'category', data: categoriesOf(dimension, trials), axisLabel: { ...shared.axisLabel, formatter: (label) => clipped(label, 12), interval: 0 } };
  }
  const limits = limitsOf(dimension, trials);
  const ticks = dimension.kind === 'log' && limits.max > limits.min ? { customValues: logTicks(limits.min, limits.max, true) } : {};
  return { ...base, type: dimension.kind, ...limits, scale: true, axisLabel: { ...shared.axisLabel, formatter: dimension.id === 'flops' ? flopsTick : tick, ...ticks } };
}

/** The names of the axes, in two rows where they stand side by side: ECharts itself would cut them to the width of one. */
function names(dimensions, c, size, place) {
  const gap = (index, length) => (length * index) / Math.max(1, dimensions.length - 1);
  const width = size.width - place.left - place.right;
  const height = size.height - place.top - place.bottom;
  const room = Math.max(6, Math.floor(gap(1, width) * 2 / 7.2) - 1);
  return dimensions.map((dimension, index) => ({
    id: `name-${index}`, type: 'text', silent: true, z: 20,
    style: { text: clipped(dimension.name, place.vertical ? 36 : room), fill: c.ink, font: `600 12px ${FONT}`, stroke: c.card, lineWidth: 4, align: place.vertical ? 'left' : 'center' },
    ...(place.vertical ? { x: place.left, y: place.top + gap(index, height) - 17 } : { x: place.left + gap(index, width), y: 30 + (index % 2 ? 0 : 16) }),
  }));
}

/** The ends of an axis: those of the space, or of what was seen, a little apart. */
function limitsOf(dimension, trials) {
  const p = dimension.hyperparameter;
  if (p && typeof p.low === 'number' && typeof p.high === 'number') {
    return { min: p.low, max: p.high };
  }
  let min = Infinity;
  let max = -Infinity;
  for (const v of p ? trials.values[dimension.name] : trials[dimension.id]) {
    if (v !== null && (dimension.kind !== 'log' || v > 0)) {
      min = Math.min(min, v);
      max = Math.max(max, v);
    }
  }
  if (min > max) {
    return { min: 1, max: 10 };
  }
  return dimension.kind === 'log' ? { min: min * 0.97, max: max * 1.03 } : { min, max: max > min ? max : min + 1 };
}

export const clipped = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** What a mark means, for people: "learning-rate 0.001 to 0.01". */
export function describeMarks(chart, trials) {
  return [...chart.marks].map(([id, intervals]) => {
    const dimension = chart.dimensions.find((d) => d.id === id);
    if (dimension.kind === 'category') {
      const names = categoriesOf(dimension, trials).filter((_, index) => intervals.some(([low, high]) => index >= low && index <= high));
      return `${dimension.name} ${names.join(', ') || 'none'}`;
    }
    const write = dimension.id === 'flops' ? flops : number;
    return `${dimension.name} ${intervals.map(([low, high]) => `${write(low)} to ${write(high)}`).join(', ')}`;
  }).join(' · ');
}
