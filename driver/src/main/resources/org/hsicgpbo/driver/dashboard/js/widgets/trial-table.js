// The table of trials: sorted by any column, filtered by words and conditions, and only as many rows in the page as can
// be seen, so that 10,000 trials scroll as lightly as ten. Used as a grid by keyboard: arrows move, Enter opens.

import { h, replace, setText } from '../dom.js';
import { count, duration, flops, moment, number, plural, value } from '../format.js';
import { outcomeOf } from '../trials.js';
import { signOf } from '../stages.js';
import { toTrial } from '../routes.js';
import { readFilter } from './filter.js';

const ROW = 28;
const SPARE = 6;

/** The columns: what we know of every trial, then its hyperparameters. */
function columnsOf({ trials, overview }) {
  const own = (name, key, write, extra) => ({ id: key, name, get: (i) => trials[key][i], write, ...extra });
  const columns = [
    own('trial', 'number', String, { text: true }),
    { id: 'state', name: 'state', get: (i) => trials.state[i], write: (s) => `${signOf(outcomeOf(s))} ${s}`, text: true, left: true },
    own('stage', 'stage', String, { text: true, left: true }),
    own('error', 'error', number),
    ...(trials.testError.some((v) => v !== null) ? [own('test-error', 'testError', number)] : []),
    own('flops', 'flops', flops, { title: 'FLOPs' }),
    own('parameters', 'parameters', count),
    own('seconds', 'seconds', duration, { title: 'time' }),
    own('ended', 'endedMs', (at) => moment(at)),
  ];
  const order = (overview?.hyperparameters ?? []).map((p) => p.name);
  const names = Object.keys(trials.values).sort((a, b) => (order.indexOf(a) >>> 0) - (order.indexOf(b) >>> 0));
  return [...columns, ...names.map((name) => ({
    id: `hp-${name}`, name, get: (i) => trials.values[name][i], write: value, text: trials.values[name].some((v) => typeof v === 'string'), left: trials.values[name].some((v) => v !== null && typeof v !== 'number'),
  }))];
}

export class TrialTable {
  sort = { id: 'endedMs', down: true };
  #order = [];
  #active = null;
  #rows = [];
  #signature = '';

  /** @param model {name, trials, overview, selection}; @param onFilter called with the places that the filter lets through, or null */
  constructor(model, onFilter) {
    this.model = model;
    this.onFilter = onFilter;
    this.input = h('input', {
      type: 'search', class: 'filter', placeholder: 'error<0.1 stage=optimize', 'aria-label': 'Filter the trials', spellcheck: 'false', autocomplete: 'off', oninput: () => this.refilter(),
    });
    this.outcome = h('select', { 'aria-label': 'State', onchange: () => this.refilter() }, ...['all', 'completed', 'stopped', 'failed'].map((s) => h('option', { value: s }, s === 'all' ? 'all states' : s)));
    this.amount = h('span', { class: 'quiet', role: 'status' });
    this.problem = h('p', { class: 'problem', role: 'alert', hidden: true });
    this.head = h('tr', { role: 'row' });
    this.before = h('tr', { 'aria-hidden': 'true' }, h('td'));
    this.after = h('tr', { 'aria-hidden': 'true' }, h('td'));
    this.body = h('tbody', {}, this.before, this.after);
    this.table = h('table', { class: 'grid', role: 'grid', 'aria-label': 'Trials' }, h('thead', {}, this.head), this.body);
    this.box = h('div', { class: 'scroll trials', onscroll: () => this.#paint(), onkeydown: (e) => this.#key(e), onclick: (e) => this.#click(e) }, this.table);
    this.empty = h('p', { class: 'quiet chart-empty', hidden: true });
    this.element = h('div', {}, h('div', { class: 'table-tools' }, this.input, this.outcome, this.amount), this.problem, this.box, this.empty);
    this.resized = new ResizeObserver(() => this.#paint());
    this.resized.observe(this.box);
  }

  dispose() {
    this.resized.disconnect();
  }

  /** Reads the filter anew and tells its outcome. */
  refilter() {
    const { trials } = this.model;
    this.columns = columnsOf(this.model);
    const { test, problem } = readFilter(this.input.value, this.columns);
    this.problem.hidden = problem === null;
    setText(this.problem, problem ?? '');
    const wanted = this.outcome.value;
    if (test === null && wanted === 'all') {
      this.onFilter(null);
      return;
    }
    const places = new Set();
    for (let i = 0; i < trials.count; i++) {
      if ((wanted === 'all' || outcomeOf(trials.state[i]) === wanted) && (test === null || test(i))) {
        places.add(i);
      }
    }
    this.onFilter(places);
  }

  clear() {
    this.input.value = '';
    this.outcome.value = 'all';
    this.problem.hidden = true;
  }

  /** What a later table of the same study can be given to look like this one. */
  state() {
    return { filter: this.input.value, outcome: this.outcome.value, sort: this.sort, top: this.box.scrollTop, active: this.#active };
  }

  restore({ filter, outcome, sort, top, active }) {
    this.input.value = filter;
    this.outcome.value = outcome;
    this.sort = sort;
    this.#active = active;
    this.refilter();
    this.update();
    this.box.scrollTop = top;
  }

  /** Shows the state of the model. */
  update() {
    const { trials, selection } = this.model;
    this.columns = columnsOf(this.model);
    this.#head();
    const places = [];
    for (let i = 0; i < trials.count; i++) {
      if (!selection || selection.has(i)) {
        places.push(i);
      }
    }
    this.#order = this.#sorted(places);
    setText(this.amount, selection ? `${count(places.length)} of ${plural(trials.count, 'trial')}` : plural(trials.count, 'trial'));
    this.table.setAttribute('aria-rowcount', String(places.length + 1));
    this.empty.hidden = places.length > 0;
    this.box.hidden = places.length === 0;
    setText(this.empty, trials.count === 0 ? 'No trial has ended yet.' : 'No trial fits. Clear the filter, or widen what is marked in the parallel coordinates.');
    this.#paint(true);
  }

  #sorted(places) {
    const column = this.columns.find((c) => c.id === this.sort.id) ?? this.columns[0];
    const keys = new Map(places.map((place) => [place, column.get(place)]));
    const sign = this.sort.down ? -1 : 1;
    return places.sort((a, b) => {
      const x = keys.get(a);
      const y = keys.get(b);
      if (x === null || y === null) {
        return (x === null) - (y === null) || a - b;
      }
      return (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y))) * sign || a - b;
    });
  }

  #head() {
    const signature = this.columns.map((c) => c.id + c.left).join();
    if (signature !== this.#signature) {
      this.#signature = signature;
      this.#rows.forEach((row) => row.remove());
      this.#rows = [];
      this.table.setAttribute('aria-colcount', String(this.columns.length));
      replace(this.head, this.columns.map((column) => h('th', { role: 'columnheader', scope: 'col', class: column.left ? 'left' : 'n' },
        h('button', { type: 'button', onclick: () => this.#sortBy(column.id) }, column.title ?? column.name, h('span', { class: 'arrow', 'aria-hidden': 'true' })))));
    }
    [...this.head.children].forEach((cell, index) => {
      const own = this.columns[index].id === this.sort.id;
      cell.setAttribute('aria-sort', own ? (this.sort.down ? 'descending' : 'ascending') : 'none');
      setText(cell.querySelector('.arrow'), own ? (this.sort.down ? ' ↓' : ' ↑') : '');
    });
  }

  #sortBy(id) {
    this.sort = { id, down: this.sort.id === id ? !this.sort.down : false };
    this.box.scrollTop = 0;
    this.#active = null;
    this.update();
  }

  /** Fills the rows that can be seen; rows are used again, so that the focus stays where it is. */
  #paint() {
    const total = this.#order.length;
    const first = Math.max(0, Math.min(total, Math.floor(this.box.scrollTop / ROW) - SPARE));
    const amount = Math.min(total - first, Math.ceil(this.box.clientHeight / ROW) + 2 * SPARE);
    while (this.#rows.length < amount) {
      const row = h('tr', { role: 'row', tabindex: '-1' }, this.columns.map((c) => h('td', { role: 'gridcell', class: c.left ? 'left' : 'n' })));
      row.firstChild.append(h('a', { tabindex: '-1' }));
      this.after.before(row);
      this.#rows.push(row);
    }
    while (this.#rows.length > Math.max(0, amount)) {
      this.#rows.pop().remove();
    }
    this.before.firstChild.style.height = `${first * ROW}px`;
    this.after.firstChild.style.height = `${(total - first - amount) * ROW}px`;
    const best = this.model.overview?.recommended?.trial;
    const focused = this.#order[this.#activeIndex()] ?? this.#order[first];
    this.#rows.forEach((row, index) => this.#fill(row, first + index, best, focused));
  }

  #fill(row, index, best, focused) {
    const place = this.#order[index];
    const { trials, name } = this.model;
    row.dataset.index = index;
    row.setAttribute('aria-rowindex', String(index + 2));
    row.tabIndex = place === focused ? 0 : -1;
    row.className = `${outcomeOf(trials.state[place])}${trials.number[place] === best ? ' recommended' : ''}`;
    this.columns.forEach((column, at) => {
      const own = column.get(place);
      const text = own === null ? '–' : column.write(own);
      const cell = row.children[at];
      if (at === 0) {
        cell.firstChild.setAttribute('href', toTrial(name, own));
        const chosen = own === best;
        setText(cell.firstChild, chosen ? `${text} ★` : text);
        cell.title = chosen ? 'recommended' : '';
      } else {
        setText(cell, text);
        if (text.length > 24) {
          cell.title = text;
        }
      }
    });
  }

  #activeIndex() {
    return this.#active === null ? -1 : this.#order.indexOf(this.#active);
  }

  #key(event) {
    const row = event.target.closest('tbody tr');
    if (!row) {
      return;
    }
    const page = Math.max(1, Math.floor(this.box.clientHeight / ROW) - 2);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.key === 'Enter') {
      location.hash = toTrial(this.model.name, this.model.trials.number[this.#order[Number(row.dataset.index)]]);
    } else if (event.key in moves) {
      this.#moveTo(Math.min(this.#order.length - 1, Math.max(0, Number(row.dataset.index) + moves[event.key])));
    } else {
      return;
    }
    event.preventDefault();
  }

  #moveTo(index) {
    this.#active = this.#order[index];
    const top = index * ROW;
    const room = this.box.clientHeight - 2 * ROW;
    if (top < this.box.scrollTop) {
      this.box.scrollTop = top;
    } else if (top > this.box.scrollTop + room - ROW) {
      this.box.scrollTop = top - room + ROW;
    }
    this.#paint();
    this.#rows.find((row) => Number(row.dataset.index) === index)?.focus({ preventScroll: true });
  }

  #click(event) {
    const row = event.target.closest('tbody tr[data-index]');
    if (row && !event.target.closest('a') && !String(getSelection())) {
      location.hash = toTrial(this.model.name, this.model.trials.number[this.#order[Number(row.dataset.index)]]);
    }
  }
}
