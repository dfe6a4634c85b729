// All studies of the storage.

import * as api from '../api.js';
import { Trials } from '../trials.js';
import { follow } from '../live.js';
import { h, replace, setText } from '../dom.js';
import { ago, flops, moment, number, plural } from '../format.js';
import { sparkline, thinned } from '../charts/sparkline.js';
import { toComparison, toStudy } from '../routes.js';
import { ProgressBar, badge } from '../widgets/answer.js';
import { apiErrorBox } from './error.js';

/** Larger studies are opened for their curve, not for a sparkline. */
const MOST_FOR_SPARK = 2000;

export function studiesPage(root, route, { showLive }) {
  const abort = new AbortController();
  const rows = new Map();
  const chosen = new Set();
  const filter = h('input', { type: 'search', class: 'filter', placeholder: 'Filter by name, problem or state', 'aria-label': 'Filter the studies', spellcheck: 'false', oninput: () => apply() });
  const compare = h('a', { class: 'button', role: 'link', 'aria-disabled': 'true' }, 'Compare');
  const amount = h('span', { class: 'quiet', role: 'status' });
  const body = h('tbody');
  const none = h('p', { class: 'quiet chart-empty', hidden: true }, 'No study fits the filter.');
  const table = h('div', { class: 'scroll' }, h('table', { class: 'studies' }, h('caption', { class: 'visually-hidden' }, 'Studies'),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, h('span', { class: 'visually-hidden' }, 'compare')), h('th', { scope: 'col', class: 'left' }, 'study'), h('th', { scope: 'col', class: 'left' }, 'state'), h('th', { scope: 'col', class: 'left' }, 'trials'),
      h('th', { scope: 'col', class: 'n' }, 'lowest error'), h('th', { scope: 'col', class: 'left spark-cell' }, 'best so far'), h('th', { scope: 'col', class: 'n' }, 'recommended'), h('th', { scope: 'col', class: 'n' }, 'updated'))), body));
  const tools = h('div', { class: 'page-head' }, h('h1', {}, 'Studies'), h('div', { class: 'table-tools' }, filter, compare, amount));
  const empty = h('section', { class: 'card message' }, h('h2', {}, 'No study is stored here yet'),
    h('p', {}, 'Start one in a terminal. It appears here by itself, as soon as it begins:'), h('pre', {}, './hsic-gpbo run configs/quickstart.yaml'),
    h('p', { class: 'quiet' }, 'Studies in another file or on a server are shown by ', h('code', { class: 'whole' }, './hsic-gpbo serve --storage FILE'), ' or ', h('code', { class: 'whole' }, '--storage postgresql://…')));
  const card = h('section', { class: 'card flush' }, table, none);

  // Curves are fetched one after the other, and only for rows that were seen.
  let queue = Promise.resolve();
  const seen = new IntersectionObserver((entries) => entries.filter((e) => e.isIntersecting).forEach((e) => rows.get(e.target.dataset.name)?.wantSpark()), { rootMargin: '100px' });

  function row(study) {
    const progress = new ProgressBar();
    const cells = { state: h('td', { class: 'left' }), trials: h('td', { class: 'left progress-cell' }, progress.element), best: h('td', { class: 'n' }), spark: h('td', { class: 'left spark-cell' }), recommended: h('td', { class: 'n' }), updated: h('td', { class: 'n' }) };
    const box = h('input', { type: 'checkbox', 'aria-label': `Choose ${study.name} for a comparison`, onchange: () => {
      box.checked ? chosen.add(study.name) : chosen.delete(study.name);
      choose();
    } });
    const about = h('span', { class: 'quiet about' });
    const element = h('tr', { 'data-name': study.name }, h('td', { class: 'choose' }, h('label', {}, box)), h('th', { scope: 'row', class: 'left' }, h('a', { href: toStudy(study.name) }, study.name), about), Object.values(cells));
    let finished = -1;
    let wanted = false;
    const own = {
      element, study,
      wantSpark() {
        wanted = true;
        if (own.study.finished === finished || own.study.finished === 0 || own.study.finished > MOST_FOR_SPARK) {
          return;
        }
        finished = own.study.finished;
        queue = queue.then(async () => {
          const trials = new Trials();
          trials.append(await api.trials(study.name, 0, abort.signal));
          replace(cells.spark, sparkline(thinned(trials.bestSoFar, 60), { label: `Lowest error so far of ${study.name}`, log: true, step: true }));
        }).catch(() => undefined);
      },
      update(next) {
        own.study = next;
        setText(about, [next.problem, next.strategy, `seed ${next.seed}`].join(' · '));
        if (cells.state.textContent.split(' ').at(-1) !== next.state) {
          replace(cells.state, badge(next.state));
        }
        progress.update(next);
        setText(cells.best, number(next.best?.error));
        setText(cells.recommended, next.recommended ? `${number(next.recommended.meanError)} · ${flops(next.recommended.flops)}` : '–');
        cells.updated.title = moment(next.updated);
        setText(cells.updated, ago(next.updated));
        if (wanted) {
          own.wantSpark();
        }
      },
    };
    seen.observe(element);
    return own;
  }

  function choose() {
    const names = [...rows.keys()].filter((name) => chosen.has(name));
    const enough = names.length >= 2;
    setText(compare, names.length === 0 ? 'Compare' : enough ? `Compare ${names.length} studies` : 'Choose one more to compare');
    compare.setAttribute('aria-disabled', String(!enough));
    enough ? compare.setAttribute('href', toComparison(names)) : compare.removeAttribute('href');
  }

  function apply() {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let visible = 0;
    for (const { element, study } of rows.values()) {
      const text = `${study.name} ${study.problem} ${study.strategy} ${study.state}`.toLowerCase();
      element.hidden = !words.every((w) => text.includes(w));
      visible += element.hidden ? 0 : 1;
    }
    none.hidden = visible > 0;
    setText(amount, words.length ? `${visible} of ${plural(rows.size, 'study', 'studies')}` : plural(rows.size, 'study', 'studies'));
  }

  function update({ studies }) {
    if (studies.length === 0) {
      replace(root, h('div', { class: 'page-head' }, h('h1', {}, 'Studies')), empty);
      return;
    }
    if (!root.contains(card)) {
      replace(root, tools, card);
    }
    const sorted = [...studies].sort((a, b) => String(b.updated ?? '').localeCompare(String(a.updated ?? '')) || a.name.localeCompare(b.name));
    const names = new Set(sorted.map((s) => s.name));
    for (const [name, { element }] of rows) {
      if (!names.has(name)) {
        element.remove();
        rows.delete(name);
        chosen.delete(name);
      }
    }
    const fresh = rows.size === 0;
    for (const study of sorted) {
      if (!rows.has(study.name)) {
        rows.set(study.name, row(study));
        // A new study comes first; the others stay in their places, so that nothing moves below a finger.
        fresh ? body.append(rows.get(study.name).element) : body.prepend(rows.get(study.name).element);
      }
      rows.get(study.name).update(study);
    }
    choose();
    apply();
  }

  let stream = null;
  async function load() {
    try {
      update(await api.studies(abort.signal));
      stream = follow(api.allEvents, { studies: update }, showLive);
    } catch (error) {
      if (error.name !== 'AbortError') {
        replace(root, apiErrorBox(error, load));
      }
    }
  }
  load();
  const clock = setInterval(() => rows.forEach((r) => r.update(r.study)), 10000);
  return () => {
    abort.abort();
    stream?.close();
    seen.disconnect();
    clearInterval(clock);
  };
}
