// Elements are made here and nowhere else. Text is always a text node: whatever a study file, a trial log or a
// failure's reason holds, none of it is ever read as HTML.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element: h('a', {class: 'x', href, onclick}, 'text', child, [more]). Attributes that are null, undefined or
 * false are left out; keys that begin with "on" are listeners.
 */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else {
      element.setAttribute(key, value === true ? '' : String(value));
    }
  }
  element.append(...flat(children));
  return element;
}

/** Puts these children in the place of all that an element had. */
export function replace(element, ...children) {
  element.replaceChildren(...flat(children));
  return element;
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== '');
}

/** Sets a text only where it differs, so that what has not changed is neither laid out nor read aloud again. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
  return element;
}

/** A card with a heading; `tools` stand at the right of the heading. */
export function card(title, { id, span = 12, tools, note } = {}, ...children) {
  const heading = h('h2', { id: id && `${id}-title` }, title);
  return h('section', { class: `card span-${span}`, id, 'aria-labelledby': id && `${id}-title` },
    h('div', { class: 'card-head' }, heading, tools ? h('div', { class: 'tools' }, tools) : null),
    note ? h('p', { class: 'note' }, note) : null,
    children);
}

/** Buttons of which one is pressed. `options` are [value, label] or [value, label, title]. */
export function segmented(label, options, chosen, onChoose) {
  const group = h('div', { class: 'segmented', role: 'group', 'aria-label': label });
  const press = (value) => {
    for (const button of group.children) {
      button.setAttribute('aria-pressed', String(button.dataset.value === value));
    }
  };
  for (const [value, text, title] of options) {
    group.append(h('button', { type: 'button', 'data-value': value, title, onclick: () => { press(value); onChoose(value); } }, text));
  }
  press(chosen);
  return group;
}
