// One study: the answer so far, and everything behind it.

import * as api from '../api.js';
import { Trials } from '../trials.js';
import { atMostEvery, follow } from '../live.js';
import { card, h, replace, segmented, setText } from '../dom.js';
import { plural } from '../format.js';
import { goalName, question } from '../goal.js';
import { HistoryChart } from '../charts/history.js';
import { FrontChart } from '../charts/front.js';
import { ParallelChart, describeMarks } from '../charts/parallel.js';
import { TimelineChart } from '../charts/timeline.js';
import { SharpeningChart } from '../charts/sharpening.js';
import { ProgressBar, answer, badge, refresh, studyTiles } from '../widgets/answer.js';
import { RankingTable } from '../widgets/ranking-table.js';
import { DriverList, FailureList, RunningTable } from '../widgets/running.js';
import { TrialTable } from '../widgets/trial-table.js';
import { apiErrorBox } from './error.js';

const REDRAW_MS = 1000;
const RETRY_MS = 10000;
/** The timeline's bars of running trials grow that often; everything else of it changes with the trials. */
const GROW_MS = 10000;
/** What one had typed, sorted and scrolled to, by study: coming back from a trial finds the page as it was left. */
const left = new Map();
const ENDED = new Set(['finished', 'stopped']);
const SECTIONS = [['running', 'Running'], ['history', 'History'], ['ranking', 'Ranking'], ['front', 'Cost'], ['parallel', 'Parameters'], ['workers', 'Workers'], ['trials', 'Trials'], ['file', 'Study file']];

export function studyPage(root, { study: name }, { showLive }) {
  const abort = new AbortController();
  const model = { name, trials: new Trials(), overview: null, ranking: null, selection: null, generation: 0, now: () => Date.now() };
  let view = null;
  let stream = null;
  let connection = 'live';
  let again = 0;
  const showState = () => showLive(connection === 'live' && ENDED.has(model.overview?.state) ? 'ended' : connection);

  const redraw = atMostEvery(REDRAW_MS, () => {
    view.update();
    showState();
  });
  const fetchRanking = atMostEvery(REDRAW_MS, async () => {
    try {
      model.ranking = await api.ranking(name, abort.signal);
      view.updateRanking();
    } catch (error) {
      // The next hint asks again; the ranking that is shown stays.
      if (error.name !== 'AbortError') {
        view.failRanking(error.message);
        again = setTimeout(fetchRanking.ask, RETRY_MS);
      }
    }
  });

  async function refetch() {
    model.trials.append(await api.trials(name, model.trials.count, abort.signal));
    redraw.ask();
  }

  const listeners = {
    overview(overview) {
      model.overview = overview;
      if (overview.finished < model.trials.count) {
        // The study was begun anew under its name.
        model.trials = new Trials();
        model.generation++;
        refetch().catch(() => undefined);
      }
      redraw.ask();
    },
    trials(answer_) {
      if (!model.trials.append(answer_)) {
        refetch().catch(() => undefined);
      }
      view.refilter();
      redraw.ask();
    },
    ranking: () => fetchRanking.ask(),
  };

  async function load() {
    try {
      const [overview, columns] = await Promise.all([api.overview(name, abort.signal), api.trials(name, 0, abort.signal)]);
      model.overview = overview;
      model.trials.append(columns);
    } catch (error) {
      if (error.name !== 'AbortError') {
        replace(root, apiErrorBox(error, load));
      }
      return;
    }
    view = studyView(root, model, () => api.studyFile(name, abort.signal));
    view.update();
    view.restore(left.get(name));
    performance.mark('study-shown');
    fetchRanking.ask();
    stream = follow(() => api.studyEvents(name, model.trials.count), listeners, (state) => {
      connection = state;
      showState();
    });
  }
  load();
  const clock = setInterval(() => view?.tick(), REDRAW_MS);
  return () => {
    abort.abort();
    stream?.close();
    redraw.cancel();
    fetchRanking.cancel();
    clearInterval(clock);
    clearTimeout(again);
    if (view) {
      left.set(name, view.state());
      view.dispose();
    }
  };
}

/** Builds the page once; `update` then changes only what has changed. */
function studyView(root, model, fetchFile) {
  const state = h('span');
  const sentence = h('p', { class: 'answer' });
  const progress = new ProgressBar();
  const figures = h('div');
  const running = new RunningTable(model.name);
  const failures = new FailureList(model.name);
  const drivers = new DriverList();
  const ranking = new RankingTable();
  const history = new HistoryChart(model);
  const front = new FrontChart(model);
  const sharpening = new SharpeningChart(model);
  const timeline = new TimelineChart(model);
  const parallel = new ParallelChart(model, () => reselect());
  const table = new TrialTable(model, (places) => { filtered = places; reselect(); });
  let filtered = null;

  const chosenText = h('span');
  const chosenBar = h('div', { class: 'chosen', role: 'status', hidden: true }, chosenText, h('button', { type: 'button', class: 'plain', onclick: () => clear() }, 'Clear'));
  const charts = [history, front, parallel, timeline];

  /** The selection is what both the marks and the filter let through. */
  function reselect() {
    const marked = parallel.predicate();
    model.selection = marked === null && filtered === null ? null
      : new Set(Array.from({ length: model.trials.count }, (_, i) => i).filter((i) => (marked === null || marked(i)) && (filtered === null || filtered.has(i))));
    chosenBar.hidden = model.selection === null;
    setText(chosenText, model.selection === null ? '' : `${plural(model.selection.size, 'trial')} selected${marked === null ? ' by the filter' : `: ${describeMarks(parallel, model.trials)}`}`);
    history.update();
    front.update();
    // While something is marked, the lines outside the marks stay, faint: that is what brushing shows.
    if (marked === null) {
      parallel.update();
    }
    table.update();
  }

  function clear() {
    table.clear();
    filtered = null;
    parallel.clear();
    reselect();
  }

  const file = h('pre', { class: 'file', tabindex: '0', 'aria-label': 'Study file' });
  const details = h('details', { ontoggle: () => details.open && file.textContent === '' && fetchFile().then((text) => setText(file, text), (e) => setText(file, e.message)) }, h('summary', {}, 'Show the study file as it was stored'), file);

  replace(root,
    h('div', { class: 'page-head' }, h('div', { class: 'title' }, h('h1', {}, model.name), state), h('p', { class: 'quiet about' }, about(model.overview))),
    h('section', { class: 'card head', 'aria-label': 'The answer so far' }, sentence, progress.element, figures),
    sectionNavigation(),
    chosenBar,
    h('div', { class: 'cards' },
      card('Running trials', { id: 'running', span: 8 }, running.element),
      card('Failures by cause', { id: 'failures', span: 4 }, failures.element),
      card('Optimization history', { id: 'history', span: 7, tools: [
        segmented('Trials shown', [['all', 'All'], ['100', 'Last 100']], 'all', (v) => history.showLast(v === 'all' ? null : Number(v))),
        segmented('Scale of the error', [['auto', 'Auto'], ['log', 'Log'], ['linear', 'Linear']], 'auto', (v) => history.setScale(v === 'auto' ? null : v))] }, history.element),
      card('Error against cost', { id: 'front', span: 5 }, front.element),
      card(question(model.overview.goal), { id: 'ranking', span: 7 }, ranking.element),
      card('How the ranking sharpens', { id: 'sharpening', span: 5, note: 'R² at growing samples; filled points are significant.' }, sharpening.element),
      card('Parallel coordinates', { id: 'parallel', span: 12, note: 'Drag along an axis to select trials in all charts and in the table; click the axis to take the mark away.' }, parallel.element, parallel.drawn),
      card('Workers', { id: 'workers', span: 12 }, drivers.element, timeline.element),
      card('Trials', { id: 'trials', span: 12, note: ['Filter by words and conditions, such as ', h('code', {}, 'flops<10k'), ' or ', h('code', {}, 'state!=completed'), '. Arrow keys move, Enter opens.'] }, table.element),
      card('Study file', { id: 'file', span: 12 }, details)));

  let drawn = '';
  let grown = 0;

  return {
    update() {
      if (state.textContent.split(' ').at(-1) !== model.overview.state) {
        replace(state, badge(model.overview.state));
      }
      this.tick();
      refresh(sentence, answer(model));
      failures.update(model.overview);
      const { trials, overview, generation } = model;
      const shown = [generation, trials.count, overview.best?.trial, overview.recommended?.trial].join();
      if (shown !== drawn) {
        drawn = shown;
        [history, front].forEach((chart) => chart.update());
        if (parallel.marks.size === 0) {
          parallel.update();
        }
        table.update();
        grown = 0;
      }
      if (performance.now() - grown > GROW_MS) {
        grown = performance.now();
        timeline.update();
      }
    },
    state: () => ({ ...table.state(), scroll: window.scrollY }),
    restore(kept) {
      if (kept) {
        table.restore(kept);
        // The page is long enough only after the next layout.
        requestAnimationFrame(() => window.scrollTo({ top: kept.scroll, behavior: 'instant' }));
      }
    },
    /** What changes with time alone. */
    tick() {
      progress.update(model.overview);
      refreshTiles(figures, studyTiles(model));
      running.update(model.overview);
      drivers.update(model.overview);
    },
    refilter: () => (filtered !== null || parallel.marks.size > 0) && table.refilter(),
    updateRanking() {
      ranking.update(model.ranking);
      sharpening.update();
    },
    failRanking: (message) => ranking.fail(message),
    dispose() {
      [...charts, sharpening].forEach((chart) => chart.dispose());
      table.dispose();
    },
  };
}

function refreshTiles(place, fresh) {
  if (place.textContent !== fresh.textContent) {
    replace(place, fresh);
  }
}

const about = (o) => [o.problem, o.strategy, `seed ${o.seed}`, `goal: ${goalName(o.goal)}`].join(' · ');

function sectionNavigation() {
  return h('nav', { class: 'sections', 'aria-label': 'Sections' }, SECTIONS.map(([id, text]) => h('button', {
    type: 'button', onclick: () => {
      const target = document.getElementById(id);
      target.scrollIntoView({ block: 'start' });
      const heading = target.querySelector('h2');
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    },
  }, text)));
}
