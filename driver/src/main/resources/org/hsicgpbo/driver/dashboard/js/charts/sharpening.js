// How the ranking sharpens with the sample: R² of each hyperparameter over growing numbers of trials.

import { Chart, axis, plain, tooltip, valueAxis } from './chart.js';
import { lineOf } from '../stages.js';
import { number, pValue } from '../format.js';
import { clipped } from './parallel.js';

const MOST_LINES = 6;
const LEAST_HEIGHT = 240;
const MOST_HEIGHT = 400;
/** So high is a row of the table beside it. */
const ROW = 29;
const TOP = 12;
const BOTTOM = 40;
const LABEL = 14;

export class SharpeningChart extends Chart {
  constructor(model) {
    super({ label: 'R² of the hyperparameters over growing samples', height: LEAST_HEIGHT, empty: 'Appears when the sample has grown.', build: (c, size) => build(this, model, c, size) });
  }
}

function build(chart, { ranking }, c, size) {
  const history = (ranking?.history ?? []).filter((step) => step.rows.some((row) => row.r2 !== null));
  if (history.length < 2) {
    return null;
  }
  const shown = ranking.rows.slice(0, MOST_LINES).map((row) => row.name);
  chart.describe(`R² of ${shown.join(', ')} at samples of ${history.map((h) => h.trials).join(', ')} trials`);
  const height = Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, ranking.rows.length * ROW));
  chart.setHeight(height);
  const most = niceAbove(Math.max(...history.flatMap((step) => step.rows.filter((r) => shown.includes(r.name)).map((r) => r.r2 ?? 0))));
  const shifts = labelShifts(shown.map((name) => history.at(-1).rows.find((r) => r.name === name)?.r2 ?? 0), most, height - TOP - BOTTOM);
  return {
    tooltip: tooltip(c, {
      trigger: 'item', formatter: ({ seriesName, data }) => `${plain(seriesName)}\n${data.value[0]} trials: R² ${number(data.value[1])}, p ${pValue(data.p)}`,
    }),
    grid: { left: 44, right: size.width < 520 ? 96 : 130, top: TOP, bottom: BOTTOM },
    xAxis: axis(c, { type: 'value', name: 'trials in the sample', nameLocation: 'middle', nameGap: 24, min: history[0].trials, max: history.at(-1).trials, axisLabel: { customValues: history.map((step) => step.trials) }, splitLine: { show: false }, axisLine: { show: true, onZero: false, lineStyle: { color: c.faint } } }),
    yAxis: valueAxis(c, { log: false, name: '', min: 0, max: most }),
    series: shown.map((name, index) => {
      const look = lineOf(index);
      return {
        id: `line-${index}`, name, type: 'line', lineStyle: { color: c[look.colour], type: look.type, width: 2 }, itemStyle: { color: c[look.colour] },
        endLabel: { show: true, formatter: clipped(plain(name), 16), color: c.ink, fontSize: 11.5, distance: 6, offset: [0, shifts[index]] }, clip: true,
        data: history.map((step) => {
          const row = step.rows.find((r) => r.name === name);
          const sure = row?.pValue !== null && row?.pValue < ranking.alpha;
          return { value: [step.trials, row?.r2 ?? null], p: row?.pValue, symbol: 'circle', symbolSize: sure ? 7 : 6, itemStyle: sure ? {} : { color: c.card, borderColor: c[look.colour], borderWidth: 1.5 } };
        }),
      };
    }),
  };
}

/** A round number not below a positive one. */
function niceAbove(value) {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 1e-3)));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((lead) => lead * step).find((at) => at >= value * 0.999) ?? 1;
}

/** By how many pixels each label at the end of its line has to move so that no two overlap. */
function labelShifts(ends, most, height) {
  const order = ends.map((end, index) => ({ index, y: height * (1 - end / most) })).sort((a, b) => a.y - b.y);
  const placed = [];
  order.forEach(({ y }, i) => placed.push(i === 0 ? y : Math.max(y, placed[i - 1] + LABEL)));
  for (let i = placed.length - 1, limit = height - LABEL / 2; i >= 0; i--, limit = placed[i + 1] - LABEL) {
    placed[i] = Math.min(placed[i], limit);
  }
  const shifts = [];
  order.forEach(({ index, y }, i) => { shifts[index] = placed[i] - y; });
  return shifts;
}
