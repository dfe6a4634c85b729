// One trial: its outcome, how it learned, what it was beside the best, and what it wrote.

import * as api from '../api.js';
import { CurveChart } from '../charts/curve.js';
import { card, h, replace, setText } from '../dom.js';
import { count, duration, flops, moment, number, value } from '../format.js';
import { signOf } from '../stages.js';
import { outcomeOf } from '../trials.js';
import { toTrial } from '../routes.js';
import { tiles } from '../widgets/answer.js';
import { apiErrorBox } from './error.js';

const POLL_MS = 2000;
/** A trial that nobody trains is looked at now and then: the next run may have begun it again. */
const REST_MS = 10000;

export function trialPage(root, { study, trial: wanted }, { showLive }) {
  const abort = new AbortController();
  let trial = null;
  let best = null;
  let timer = 0;
  let shown = '';
  const curve = new CurveChart(() => trial);

  function build() {
    const outcome = outcomeOf(trial.state);
    const text = JSON.stringify([trial, best?.configuration]);
    if (text === shown) {
      return;
    }
    const log = root.querySelector('.log');
    const atEnd = !log || log.scrollTop + log.clientHeight > log.scrollHeight - 8;
    const first = shown === '';
    shown = text;
    if (first) {
      replace(root, frame(study, wanted, curve));
    }
    const put = (id, ...nodes) => replace(root.querySelector(`#${id}`), nodes);
    put('outcome', h('span', { class: `badge ${outcome}` }, `${signOf(outcome)} ${outcome === 'unfinished' ? 'not finished' : trial.state}`));
    put('stage', [`stage ${trial.stage}`, `seed ${trial.seed}`, trial.attempts > 1 ? `${trial.attempts} attempts` : null].filter(Boolean).join(' · '));
    put('reason', outcome === 'unfinished' ? h('p', { class: 'reason' }, 'It is not finished, and nobody trains it; it begins again with the next run.')
      : trial.reason ? h('p', { class: `reason ${outcome}` }, trial.reason) : null);
    put('figures', figures(trial));
    put('configuration', configuration(study, trial, best));
    put('log', logOf(trial, outcome));
    curve.update();
    const pre = root.querySelector('.log');
    if (pre && atEnd) {
      pre.scrollTop = pre.scrollHeight;
    }
  }

  async function load() {
    try {
      trial = await api.trial(study, wanted, abort.signal);
      if (!best) {
        const overview = await api.overview(study, abort.signal);
        const other = overview.recommended ?? overview.best;
        best = !other || other.trial === trial.number ? null : { ...await api.trial(study, other.trial, abort.signal), role: overview.recommended ? 'recommended' : 'lowest error' };
      }
      build();
      showLive(trial.state === 'running' ? 'live' : null);
    } catch (error) {
      if (error.name === 'AbortError') {
        return;
      }
      if (trial === null) {
        replace(root, apiErrorBox(error, load));
        return;
      }
      showLive('reconnecting');
    }
    if (trial.state === 'running' || trial.state === 'unfinished') {
      timer = setTimeout(load, trial.state === 'running' ? POLL_MS : REST_MS);
    }
  }
  load();
  return () => {
    abort.abort();
    clearTimeout(timer);
    curve.dispose();
  };
}

function frame(study, wanted, curve) {
  const beside = (n, text, label) => h('a', { class: 'button', href: toTrial(study, n), 'aria-label': label }, text);
  return [
    h('div', { class: 'page-head' },
      h('div', { class: 'title' }, h('h1', {}, `Trial ${wanted}`), h('span', { id: 'outcome' }), h('span', { class: 'stepper' }, wanted > 1 ? beside(wanted - 1, '←', 'Previous trial') : null, beside(wanted + 1, '→', 'Next trial'))),
      h('p', { class: 'quiet about', id: 'stage' })),
    h('section', { class: 'card head', 'aria-label': 'Outcome' }, h('div', { id: 'reason' }), h('div', { id: 'figures' })),
    h('div', { class: 'cards' },
      card('Learning curve', { id: 'curve', span: 7 }, curve.element),
      card('Configuration', { id: 'configuration-card', span: 5 }, h('div', { id: 'configuration' })),
      card('Log', { id: 'log-card', span: 12 }, h('div', { id: 'log' }))),
  ];
}

function figures(trial) {
  const outcome = outcomeOf(trial.state);
  return tiles([
    ['validation error', number(trial.error), outcome === 'stopped' ? 'when it was stopped' : outcome === 'failed' ? 'none: it failed' : null],
    trial.testError === null || trial.testError === undefined ? null : ['test error', number(trial.testError)],
    ['cost', flops(trial.flops), 'one forward pass'],
    ['parameters', count(trial.parameters)],
    ['training time', duration(trial.seconds)],
    ['begun', moment(trial.begun), trial.ended ? `ended ${moment(trial.ended)}` : null],
    ...Object.entries(trial.metrics ?? {}).map(([name, v]) => [name, typeof v === 'number' ? number(v) : value(v)]),
  ]);
}

function configuration(study, trial, best) {
  const names = [...new Set([...Object.keys(trial.configuration ?? {}), ...Object.keys(best?.configuration ?? {})])];
  if (names.length === 0) {
    return h('p', { class: 'quiet' }, 'It has no hyperparameters.');
  }
  const has = (of, name) => Object.hasOwn(of ?? {}, name);
  const cell = (of, name) => (has(of, name) ? value(of[name]) : h('span', { class: 'quiet' }, 'not active'));
  const differs = (name) => best && JSON.stringify(trial.configuration[name]) !== JSON.stringify(best.configuration[name]);
  return h('div', { class: 'scroll' }, h('table', { class: 'configuration' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col', class: 'left' }, 'hyperparameter'), h('th', { scope: 'col', class: 'n' }, 'this trial'), best ? h('th', { scope: 'col', class: 'n' }, h('a', { href: toTrial(study, best.number) }, `trial ${best.number}, ${best.role}`)) : null)),
    h('tbody', {}, names.map((name) => h('tr', { class: differs(name) ? 'differs' : '' }, h('th', { scope: 'row', class: 'left' }, name), h('td', { class: 'n' }, cell(trial.configuration, name)), best ? h('td', { class: 'n' }, differs(name) ? '≠ ' : '', cell(best.configuration, name)) : null)))));
}

function logOf(trial, outcome) {
  if (!trial.log) {
    return h('p', { class: 'quiet' }, outcome === 'running' ? 'Nothing was written so far.' : 'No log is kept of it: it wrote nothing, or another machine trained it.');
  }
  return [
    trial.logTruncated ? h('p', { class: 'note' }, 'The end of a longer log; the whole is in the file.') : null,
    setText(h('pre', { class: 'log', tabindex: '0', 'aria-label': 'Log' }), trial.log),
  ];
}
