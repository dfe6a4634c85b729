// What is shown in the place of a page that cannot be.

import { h } from '../dom.js';
import { toStudies } from '../routes.js';

/** A box with what is wrong and what to do. */
export function errorBox(title, text, ...more) {
  return h('section', { class: 'card message', role: 'alert' }, h('h1', {}, title), h('p', {}, text), more.length ? h('p', {}, more) : null);
}

/** The same for an error of the API; `retry` is called by its button. */
export function apiErrorBox(error, retry) {
  if (error.status === 401 || error.status === 403) {
    return errorBox('The dashboard wants its token', 'Open the whole address that ./hsic-gpbo serve printed, with ?token=… at its end. This browser then remembers it until the server ends.');
  }
  const links = [h('button', { type: 'button', class: 'plain', onclick: retry }, 'Try again'), ' ', h('a', { href: toStudies() }, 'All studies')];
  return error.status === 404
    ? errorBox('There is nothing of that name', error.message, h('a', { href: toStudies() }, 'All studies'))
    : errorBox(error.status === 0 ? 'The server does not answer' : 'The server could not answer', error.message, ...links);
}
