// The filter of the table of trials: words, and conditions such as "error<0.1 stage=optimize flops<=10k".

const UNITS = { k: 1e3, M: 1e6, G: 1e9 };
const CONDITION = /^([^<>=!]+)(<=|>=|!=|=|<|>)(.+)$/;

/** A number such as 0.1, 1e-3 or 10k; null for anything else. */
function numberOf(text) {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([kMG])?$/i.exec(text);
  return match ? Number(match[1]) * (UNITS[match[2]] ?? UNITS[match[2]?.toLowerCase()] ?? 1) : null;
}

const compare = {
  '<': (a, b) => a < b, '<=': (a, b) => a <= b, '>': (a, b) => a > b, '>=': (a, b) => a >= b, '=': (a, b) => a === b, '!=': (a, b) => a !== b,
};

/**
 * Reads a filter.
 *
 * @param text what was typed; terms are separated by blanks and must all hold
 * @param columns [{name, get: (place) => value}]
 * @returns {test: place => boolean, or null for "all", problem: a sentence or null}
 */
export function readFilter(text, columns) {
  const tests = [];
  for (const term of text.trim().split(/[\s,]+/).filter((t) => t !== '')) {
    const match = CONDITION.exec(term);
    if (!match) {
      tests.push(word(term.toLowerCase(), columns));
      continue;
    }
    const [, name, operator, wanted] = match;
    const column = columns.find((c) => c.name.toLowerCase() === name.toLowerCase());
    if (!column) {
      return { test: null, problem: `There is no column "${name}". Columns: ${columns.map((c) => c.name).join(', ')}.` };
    }
    const value = numberOf(wanted);
    if (value === null && !['=', '!='].includes(operator)) {
      return { test: null, problem: `"${wanted}" is no number; write for example ${name}${operator}0.1 or ${name}${operator}10k.` };
    }
    tests.push(condition(column, compare[operator], value, wanted, operator));
  }
  return { test: tests.length === 0 ? null : (place) => tests.every((t) => t(place)), problem: null };
}

function condition(column, holds, value, wanted, operator) {
  return (place) => {
    const own = column.get(place);
    if (own === null || own === undefined) {
      return operator === '!=';
    }
    return typeof own === 'number' ? value !== null && holds(own, value) : holds(String(own).toLowerCase(), wanted.toLowerCase());
  };
}

function word(wanted, columns) {
  const texts = columns.filter((c) => c.text);
  return (place) => texts.some((c) => {
    const own = c.get(place);
    return own !== null && own !== undefined && String(own).toLowerCase().includes(wanted);
  });
}
