// A curve the size of a word, as SVG: for tables, where a chart of its own would be too much.

import { svg } from '../dom.js';

/**
 * @param values numbers, or null for gaps
 * @param label the accessible name
 * @param log whether the values are drawn logarithmically; only where all are positive
 * @param step whether values hold until the next
 */
export function sparkline(values, { label, width = 120, height = 26, log = false, step = false } = {}) {
  const known = values.filter((v) => v !== null && Number.isFinite(v));
  const picture = svg('svg', { class: 'spark', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label, preserveAspectRatio: 'none' });
  if (known.length < 2) {
    return picture;
  }
  const scale = log && known.every((v) => v > 0) ? Math.log : (v) => v;
  const low = scale(Math.min(...known));
  const high = scale(Math.max(...known));
  const y = (v) => 3 + (height - 6) * (high === low ? 0.5 : (high - scale(v)) / (high - low));
  const x = (i) => 2 + ((width - 5) * i) / (values.length - 1);
  let path = '';
  values.forEach((v, i) => {
    if (v === null || !Number.isFinite(v)) {
      return;
    }
    path += path === '' ? `M${x(i).toFixed(1)},${y(v).toFixed(1)}` : step ? `H${x(i).toFixed(1)}V${y(v).toFixed(1)}` : `L${x(i).toFixed(1)},${y(v).toFixed(1)}`;
  });
  picture.append(svg('path', { d: path, class: 'spark-line' }), svg('circle', { class: 'spark-end', cx: x(values.length - 1), cy: y(known.at(-1)), r: 2 }));
  return picture;
}

/** At most `most` values of a long list, the first and last among them. */
export function thinned(values, most) {
  return values.length <= most ? values : Array.from({ length: most }, (_, i) => values[Math.round((i * (values.length - 1)) / (most - 1))]);
}
