// Studies side by side: the best so far by trials and by training time, and the figures in a table.

import * as api from '../api.js';
import { Trials } from '../trials.js';
import { atMostEvery, follow } from '../live.js';
import { ComparisonChart } from '../charts/comparison.js';
import { card, h, replace } from '../dom.js';
import { count, duration, factor, flops, number } from '../format.js';
import { toStudies, toStudy } from '../routes.js';
import { badge } from '../widgets/answer.js';
import { apiErrorBox } from './error.js';

const REDRAW_MS = 1000;
const RETRY_MS = 2000;
const CHANGING = new Set(['running', 'failing']);

export function comparePage(root, { studies: names }, { showLive }) {
  const abort = new AbortController();
  const models = names.map((name) => ({ name, trials: new Trials(), overview: null, fetching: false, again: 0 }));
  let stream = null;
  let connection = 'live';
  let redraw = null;
  let charts = [];

  async function loadOne(model) {
    [model.overview] = await Promise.all([
      api.overview(model.name, abort.signal),
      api.trials(model.name, 0, abort.signal).then((answer) => model.trials.append(answer)),
    ]);
  }

  const showState = () => showLive(connection === 'live' && !models.some((m) => CHANGING.has(m.overview.state)) ? 'ended' : connection);

  /** Fetches the trials that an overview counts and we do not have. The server may tell of them a moment later. */
  async function catchUp(model) {
    clearTimeout(model.again);
    if (model.fetching || model.trials.count >= model.overview.finished) {
      return;
    }
    model.fetching = true;
    const into = model.trials;
    try {
      into.append(await api.trials(model.name, into.count, abort.signal));
      redraw.ask();
    } catch {
      // Asked again below, unless the page was left.
    }
    model.fetching = false;
    if (!abort.signal.aborted && model.trials.count < model.overview.finished) {
      model.again = setTimeout(() => catchUp(model), RETRY_MS);
    }
  }

  function listen({ studies }) {
    for (const model of models) {
      const overview = studies.find((s) => s.name === model.name);
      if (overview) {
        if (overview.begun !== model.overview.begun) {
          // The study was begun anew under its name.
          model.trials = new Trials();
        }
        model.overview = overview;
        catchUp(model);
      }
    }
    showState();
    redraw.ask();
  }

  async function load() {
    try {
      await Promise.all(models.map(loadOne));
    } catch (error) {
      if (error.name !== 'AbortError') {
        replace(root, apiErrorBox(error, load));
      }
      return;
    }
    charts = [new ComparisonChart(models, 'trials'), new ComparisonChart(models, 'seconds')];
    const table = h('div', { class: 'scroll' });
    const update = () => {
      replace(table, tableOf(models));
      charts.forEach((chart) => chart.update());
    };
    redraw = atMostEvery(REDRAW_MS, update);
    replace(root,
      h('div', { class: 'page-head' }, h('h1', {}, `Comparison of ${names.length} studies`),
        h('p', { class: 'quiet about' }, new Set(models.map((m) => m.overview.problem)).size > 1 ? 'These studies train on different problems: their errors do not compare. ' : `All on ${models[0].overview.problem}. `, h('a', { href: toStudies() }, 'Choose others'))),
      h('div', { class: 'cards' },
        card('Best so far by trials', { id: 'by-trials', span: 6 }, charts[0].element),
        card('Best so far by training time', { id: 'by-seconds', span: 6 }, charts[1].element),
        card('Figures', { id: 'figures', span: 12 }, table)));
    update();
    // A browser opens six connections to a server for all its tabs: one stream tells of all studies.
    stream = follow(api.allEvents, { studies: listen }, (state) => {
      connection = state;
      showState();
    });
  }
  load();
  return () => {
    abort.abort();
    stream?.close();
    models.forEach((model) => clearTimeout(model.again));
    redraw?.cancel();
    charts.forEach((chart) => chart.dispose());
  };
}

function tableOf(models) {
  const lowest = Math.min(...models.map((m) => m.overview.best?.error ?? Infinity));
  const cheapest = Math.min(...models.map((m) => m.overview.recommended?.flops ?? Infinity));
  const strong = (text, is) => (is ? h('b', {}, text) : text);
  const heads = [['study', 'left'], ['state', 'left'], ['strategy', 'left'], ['seed', 'n'], ['trials', 'n'], ['failed', 'n'], ['lowest error', 'n'], ['recommended: error', 'n'], ['cost', 'n'], ['factor', 'n'], ['parameters', 'n'], ['training time', 'n']];
  return h('table', { class: 'comparison' }, h('caption', { class: 'visually-hidden' }, 'Figures of the studies'),
    h('thead', {}, h('tr', {}, heads.map(([text, side]) => h('th', { scope: 'col', class: side }, text)))),
    h('tbody', {}, models.map(({ name, overview: o }) => h('tr', {},
      h('th', { scope: 'row', class: 'left' }, h('a', { href: toStudy(name) }, name)),
      h('td', { class: 'left' }, badge(o.state)), h('td', { class: 'left' }, o.strategy), h('td', { class: 'n' }, String(o.seed)),
      h('td', { class: 'n' }, `${count(o.finished)} of ${count(o.budget)}`), h('td', { class: 'n' }, count(o.failed)),
      h('td', { class: 'n' }, strong(number(o.best?.error), o.best?.error === lowest)), h('td', { class: 'n' }, number(o.recommended?.meanError)),
      h('td', { class: 'n' }, strong(flops(o.recommended?.flops), o.recommended?.flops === cheapest)),
      h('td', { class: 'n' }, o.recommended ? factor(o.recommended.flops / cheapest) : '–'),
      h('td', { class: 'n' }, count(o.recommended?.parameters)), h('td', { class: 'n' }, duration(o.trainedSeconds))))));
}
