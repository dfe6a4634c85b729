// Shows the page that the address asks for, and the next one when it changes.

import { h, replace, setText } from './dom.js';
import { read, toStudies, toStudy } from './routes.js';
import { themeSwitch } from './theme.js';
import { studiesPage } from './pages/studies.js';
import { studyPage } from './pages/study.js';
import { trialPage } from './pages/trial.js';
import { comparePage } from './pages/compare.js';
import { errorBox } from './pages/error.js';

const PAGES = { studies: studiesPage, study: studyPage, trial: trialPage, compare: comparePage, unknown: unknownPage };
const LIVE = { live: '● live', reconnecting: '◌ reconnecting …', ended: '■ ended' };
const LIVE_TITLES = {
  live: 'New results appear by themselves',
  reconnecting: 'The server does not answer; what is shown is the last that was known. Tried again by itself.',
  ended: 'Nothing works on this study any more',
};

const main = document.getElementById('main');
const live = document.getElementById('live');
let leave = () => undefined;

/** Shows whether what is seen is kept up to date; null hides it. */
function showLive(state) {
  live.hidden = state === null;
  if (state !== null && live.dataset.state !== state) {
    live.dataset.state = state;
    live.title = LIVE_TITLES[state];
    setText(live, LIVE[state]);
  }
}

function crumbs(route) {
  const links = [h('a', { class: 'brand', href: toStudies() }, 'hsic-gpbo')];
  const add = (text, href) => links.push(h('span', { class: 'slash', 'aria-hidden': 'true' }, '/'), href ? h('a', { class: 'crumb', href, title: text }, text) : h('span', { class: 'crumb', 'aria-current': 'page', title: text }, text));
  if (route.page === 'study') {
    add(route.study);
  } else if (route.page === 'trial') {
    add(route.study, toStudy(route.study));
    add(`trial ${route.trial}`);
  } else if (route.page === 'compare') {
    add('comparison');
  }
  replace(document.getElementById('crumbs'), links);
  return links.length > 1 ? `${links.filter((l) => l.className.includes('crumb')).map((l) => l.textContent).join(' / ')} · hsic-gpbo` : 'hsic-gpbo';
}

function unknownPage(root) {
  replace(root, errorBox('There is no such page.', 'The address may be cut off.', h('a', { href: toStudies() }, 'All studies')));
  return () => undefined;
}

function show() {
  leave();
  const route = read(location.hash);
  document.title = crumbs(route);
  showLive(null);
  replace(main, h('p', { class: 'quiet' }, 'Loading…'));
  window.scrollTo({ top: 0, behavior: 'instant' });
  leave = PAGES[route.page](main, route, { showLive });
}

document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
themeSwitch(document.getElementById('theme'));
window.addEventListener('hashchange', () => {
  show();
  // Whoever uses a keyboard or a screen reader begins at the new page.
  main.focus({ preventScroll: true });
});
show();
