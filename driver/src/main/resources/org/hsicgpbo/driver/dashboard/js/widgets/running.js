// What is being trained now: trials with epoch, loss and a small curve; the drivers behind them; what failed, and why.

import { h, replace, setText } from '../dom.js';
import { ago, bytes, count, duration, number, percent, plural } from '../format.js';
import { sparkline, thinned } from '../charts/sparkline.js';
import { toTrial } from '../routes.js';

/** The running trials. Curves grow from what the page has seen: epochs are stored when their trial ends. */
export class RunningTable {
  #rows = new Map();

  constructor(name) {
    this.name = name;
    this.body = h('tbody');
    this.table = h('table', { class: 'running-table', hidden: true }, h('caption', { class: 'visually-hidden' }, 'Running trials'),
      h('thead', {}, h('tr', {}, ['trial', 'stage', 'epoch', 'curve', 'loss', 'error', 'time'].map((t) => h('th', { scope: 'col', class: ['loss', 'error', 'time'].includes(t) ? 'n' : 'left' }, t)))), this.body);
    this.empty = h('p', { class: 'quiet chart-empty' });
    this.element = h('div', {}, h('div', { class: 'scroll' }, this.table), this.empty);
  }

  update(overview, now = Date.now()) {
    const running = overview.running ?? [];
    this.table.hidden = running.length === 0;
    this.empty.hidden = running.length > 0;
    setText(this.empty, whyNothingRuns(overview));
    const seen = new Set(running.map((t) => t.number));
    for (const [number_, row] of this.#rows) {
      if (!seen.has(number_)) {
        row.element.remove();
        this.#rows.delete(number_);
      }
    }
    running.forEach((trial, index) => {
      let row = this.#rows.get(trial.number);
      if (!row) {
        row = this.#row(trial);
        this.#rows.set(trial.number, row);
      }
      if (this.body.children[index] !== row.element) {
        this.body.insertBefore(row.element, this.body.children[index] ?? null);
      }
      this.#fill(row, trial, now);
    });
  }

  #row(trial) {
    const cells = { stage: h('td', { class: 'left' }), epoch: h('td', { class: 'left epoch' }), curve: h('td', { class: 'left' }), loss: h('td', { class: 'n' }), error: h('td', { class: 'n' }), time: h('td', { class: 'n' }) };
    const meter = h('span', { class: 'meter-fill' });
    const text = h('span', {});
    cells.epoch.append(h('span', { class: 'meter', 'aria-hidden': 'true' }, meter), text);
    const row = { cells, meter, text, curve: [], begun: trial.begun, element: h('tr', {}, h('th', { scope: 'row', class: 'left' }, h('a', { href: toTrial(this.name, trial.number) }, String(trial.number))), Object.values(cells)) };
    return row;
  }

  #fill(row, trial, now) {
    setText(row.cells.stage, trial.stage + (trial.attempts > 1 ? ` · attempt ${trial.attempts}` : ''));
    row.meter.style.width = `${trial.epochs > 0 ? (100 * trial.epoch) / trial.epochs : 0}%`;
    setText(row.text, trial.epoch > 0 ? `${trial.epoch} of ${trial.epochs}` : 'starting');
    setText(row.cells.loss, number(trial.trainingLoss));
    setText(row.cells.error, number(trial.validationError));
    setText(row.cells.time, duration(Math.max(0, (now - new Date(trial.begun).getTime()) / 1000)).replace(/\.\d/, ''));
    if (trial.epoch > 0 && trial.epoch !== row.curve.at(-1)?.epoch) {
      if (trial.epoch < (row.curve.at(-1)?.epoch ?? 0)) {
        row.curve = [];
      }
      row.curve.push({ epoch: trial.epoch, loss: trial.trainingLoss });
      this.#draw(row, trial.number);
    }
  }

  #draw(row, number_) {
    const losses = row.curve.map((e) => e.loss);
    replace(row.cells.curve, sparkline(thinned(losses, 60), { label: `Training loss of trial ${number_} so far`, log: losses.every((v) => v === null || v > 0), width: 96, height: 20 }));
  }
}

function whyNothingRuns({ state, finished, budget, drivers = [] }) {
  if (state !== 'finished' && state !== 'stopped') {
    return 'Nothing runs at this moment.';
  }
  if (finished >= budget) {
    return 'Nothing runs: the budget is used.';
  }
  const last = drivers.reduce((a, b) => (a && new Date(a.updated) > new Date(b.updated) ? a : b), null);
  const how = last?.ended ?? (state === 'finished' ? 'A stopping rule is met.' : '');
  return ['Nothing runs.', how, state === 'stopped' ? './hsic-gpbo run with the same study file goes on where it stopped.' : ''].filter(Boolean).join(' ');
}

/** Failures by cause, each with a link to a trial. */
export class FailureList {
  constructor(name) {
    this.name = name;
    this.element = h('div');
    this.last = '';
  }

  update({ failures = [], finished }) {
    const text = JSON.stringify(failures) + (finished > 0);
    if (text === this.last) {
      return;
    }
    this.last = text;
    replace(this.element, failures.length === 0
      ? h('p', { class: 'quiet chart-empty' }, finished > 0 ? 'No trial failed.' : 'Nothing has ended yet.')
      : h('ul', { class: 'failures' }, failures.map((f) => h('li', {},
        h('div', { class: 'failure-head' }, h('b', {}, `✕ ${f.kind}`), h('span', { class: 'n' }, plural(f.count, 'trial')), h('a', { href: toTrial(this.name, f.example) }, `for example trial ${f.example}`)),
        f.reason ? h('p', { class: 'reason' }, f.reason) : null))));
  }
}

/** Drivers with their machines and GPUs. */
export class DriverList {
  constructor() {
    this.element = h('div');
    this.last = '';
  }

  update({ drivers = [] }, now = Date.now()) {
    const lines = drivers.map((d) => [
      d.alive ? '●' : '○', `${d.host}, process ${d.pid}`, plural(d.workers, 'worker'),
      d.alive ? `at work since ${ago(d.begun, now)}`.replace('since now', 'since just now').replace(/since (.*) ago/, 'for $1') : d.ended ?? `no sign of life for ${ago(d.updated, now).replace(' ago', '')}`,
    ]);
    const text = JSON.stringify([lines, drivers.map((d) => d.gpus)]);
    if (text === this.last) {
      return;
    }
    this.last = text;
    replace(this.element, drivers.length === 0
      ? h('p', { class: 'quiet' }, 'No driver has reported to this storage.')
      : h('ul', { class: 'drivers' }, drivers.map((d, i) => h('li', { class: d.alive ? 'alive' : '' },
        h('span', { class: 'dot', 'aria-hidden': 'true' }, lines[i][0]), h('b', {}, lines[i][1]), ' ', h('span', { class: 'quiet' }, `${lines[i][2]} · ${lines[i][3]}`),
        (d.gpus ?? []).map((g) => h('span', { class: 'gpu' }, `GPU ${count(g.index)} ${g.name}: ${percent(g.utilization)} busy, ${bytes(g.usedBytes)} of ${bytes(g.totalBytes)}`))))));
  }
}
