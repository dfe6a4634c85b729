// Light, dark or as the system says; and the colours of the page for charts, which CSS cannot reach.

import { segmented } from './dom.js';

const KEY = 'hsic-gpbo.theme';
const listeners = new Set();
const system = matchMedia('(prefers-color-scheme: dark)');
let cache = null;

function chosen() {
  return document.documentElement.dataset.theme ?? 'auto';
}

export const isDark = () => (chosen() === 'auto' ? system.matches : chosen() === 'dark');

/** Calls back whenever the colours have changed; the answer ends that. */
export function onColours(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed() {
  cache = null;
  for (const listener of listeners) {
    listener();
  }
}

/** The computed colours of the style sheet by the names of its custom properties. */
export function colours() {
  if (!cache) {
    const probe = document.createElement('span');
    probe.hidden = true;
    document.body.append(probe);
    cache = {};
    for (const name of ['ink', 'soft', 'faint', 'line', 'card', 'page', 'accent', 'warm', 'bad', 'good', 'mute', 's1', 's2', 's3', 's4', 's5', 's6', 's7', 's8']) {
      probe.style.color = `var(--${name})`;
      cache[name] = getComputedStyle(probe).color;
    }
    probe.remove();
  }
  return cache;
}

/** Puts the switch into the page. */
export function themeSwitch(place) {
  const group = segmented('Colours', [['auto', 'Auto', 'As the system says'], ['light', 'Light'], ['dark', 'Dark']], chosen(), (value) => {
    if (value === 'auto') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = value;
    }
    try {
      localStorage.setItem(KEY, value);
    } catch {
      // Not remembered where storage is forbidden.
    }
    changed();
  });
  place.replaceWith(group);
  group.id = 'theme';
  system.addEventListener('change', changed);
}
