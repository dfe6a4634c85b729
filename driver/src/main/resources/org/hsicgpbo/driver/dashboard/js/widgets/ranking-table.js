// The ranking as bars with intervals: what decides whether a network reaches the goal, and how sure that is.

import { h, replace, setText, svg } from '../dom.js';
import { number, plural, pValue } from '../format.js';

const WIDTH = 220;

/** A bar of R² with the interval as a whisker; filled if significant, hollow if not. */
function bar(row, most) {
  const x = (v) => Math.max(0, Math.min(WIDTH, (WIDTH * v) / most));
  const picture = svg('svg', { class: `rank-bar ${row.significant ? 'significant' : ''}`, viewBox: `-1 0 ${WIDTH + 2} 18`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  picture.append(svg('rect', { x: 0, y: 4, width: Math.max(1, x(row.r2 ?? 0)), height: 10, rx: 1.5 }));
  if (row.low !== null && row.high !== null && row.low !== undefined) {
    picture.append(svg('path', { class: 'whisker', d: `M${x(row.low)},9H${x(row.high)}M${x(row.low)},5V13M${x(row.high)},5V13` }));
  }
  return picture;
}

/** A word for a table that is usable without the bars. */
function line(row, most) {
  return h('tr', { class: row.significant ? 'significant' : '' },
    h('th', { scope: 'row', class: 'left', title: row.name }, row.name),
    h('td', { class: 'rank-cell' }, row.r2 === null ? '' : bar(row, most)),
    h('td', { class: 'n' }, number(row.r2)),
    h('td', { class: 'n interval' }, row.low === null || row.low === undefined ? '–' : `${number(row.low, 2)} … ${number(row.high, 2)}`),
    h('td', { class: 'n' }, row.significant ? h('b', {}, `${pValue(row.adjusted)} ✱`) : pValue(row.adjusted)),
    h('td', { class: 'left role' }, row.impact ?? ''));
}

export class RankingTable {
  #last = '';

  constructor() {
    this.body = h('tbody');
    this.table = h('table', { class: 'ranking', hidden: true }, h('caption', { class: 'visually-hidden' }, 'Ranking of the hyperparameters'),
      h('thead', {}, h('tr', {}, h('th', { class: 'left', scope: 'col' }, 'hyperparameter'), h('th', { scope: 'col', class: 'left' }, 'R² with interval'), h('th', { class: 'n', scope: 'col' }, 'R²'), h('th', { class: 'n interval', scope: 'col' }, 'interval'), h('th', { class: 'n', scope: 'col', title: 'p-value, corrected for the number of hyperparameters' }, 'p'), h('th', { class: 'left role', scope: 'col' }, 'role'))),
      this.body);
    this.note = h('p', { class: 'note' });
    this.empty = h('p', { class: 'quiet chart-empty' }, 'Computing the ranking …');
    this.element = h('div', {}, this.empty, h('div', { class: 'scroll' }, this.table), this.note);
  }

  /** Says why there is none, unless an older one is shown. */
  fail(message) {
    if (this.#last === '') {
      setText(this.empty, `The ranking is not there yet and is asked for again: ${message}`);
    }
  }

  update(ranking) {
    const text = JSON.stringify(ranking);
    if (text === this.#last) {
      return;
    }
    this.#last = text;
    const rows = ranking?.rows ?? [];
    this.empty.hidden = rows.length > 0;
    setText(this.empty, 'The ranking appears when enough random trials have ended.');
    this.table.hidden = rows.length === 0;
    const most = Math.max(0.02, ...rows.map((row) => Math.max(row.high ?? 0, row.r2 ?? 0)));
    replace(this.body, rows.map((row) => line(row, most)));
    replace(this.note, rows.length === 0 ? ranking?.notice ?? '' : [
      `${plural(ranking.trials, 'random trial')}, ${ranking.good} of them good. `,
      rows.some((r) => r.significant) ? `✱ and filled: significant at ${Math.round(ranking.alpha * 100)} %, corrected for the number of hyperparameters. ` : `None is significant at ${Math.round(ranking.alpha * 100)} % yet, which is no proof that none matters. `,
      ranking.notice ?? '',
    ]);
  }
}
