// A chart of ECharts in the page: drawn when it comes into view, redrawn in the page's colours, described in words.

import { h } from '../dom.js';
import { colours, onColours } from '../theme.js';
import { flopsTick, tick } from '../format.js';

/** Ends when the library of charts, which loads beside our own scripts, is there. */
const library = globalThis.echarts ? Promise.resolve() : new Promise((resolve) => document.getElementById('chart-library').addEventListener('load', resolve));

/** Charts that wait to be drawn, in the order in which they asked. */
const waiting = new Map();

/** Draws one chart a frame, so that the page answers in between; none while the page is hidden. */
function queue(chart, draw) {
  if (waiting.size === 0) {
    library.then(() => requestAnimationFrame(drawNext));
  }
  waiting.set(chart, draw);
}

function drawNext() {
  const [chart, draw] = waiting.entries().next().value;
  waiting.delete(chart);
  if (waiting.size > 0) {
    requestAnimationFrame(drawNext);
  }
  draw();
}

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';

/**
 * A place for a chart. `build(colours, size)` gives the whole option each time it is called; ECharts finds out what has
 * changed. Nothing is animated, so that an update does not flicker.
 */
export class Chart {
  #chart = null;
  #visible = false;
  #stale = true;
  #drawn = false;
  #ended = false;
  #ends = [];

  /**
   * @param label the accessible name: what the chart shows
   * @param height CSS pixels
   * @param build (colours, {width, height}) => option of ECharts, or null for "nothing yet"
   */
  constructor({ label, height, build, onReady, empty = 'Nothing to show yet.' }) {
    this.build = build;
    this.onReady = onReady;
    this.canvas = h('div', { class: 'chart', role: 'img', 'aria-label': label });
    this.canvas.style.height = `${height}px`;
    this.nothing = h('p', { class: 'quiet chart-empty', hidden: true }, empty);
    this.element = h('div', { class: 'chart-box' }, this.canvas, this.nothing);
    const seen = new IntersectionObserver((entries) => {
      this.#visible = entries.at(-1).isIntersecting;
      this.#refresh();
    }, { rootMargin: '150px' });
    seen.observe(this.element);
    let width = 0;
    const resized = new ResizeObserver(() => {
      if (this.#chart && this.canvas.clientWidth !== width && this.canvas.clientWidth > 0) {
        width = this.canvas.clientWidth;
        this.#chart.resize();
        this.update();
      }
    });
    resized.observe(this.canvas);
    this.#ends.push(() => seen.disconnect(), () => resized.disconnect(), onColours(() => this.update()));
  }

  /** The ECharts instance, or null before the chart was drawn first. */
  get instance() {
    return this.#chart;
  }

  /** Says that the data have changed; drawn now if it can be seen, else when it comes into view. */
  update() {
    this.#stale = true;
    this.#refresh();
  }

  describe(label) {
    this.canvas.setAttribute('aria-label', label);
  }

  setHeight(height) {
    if (this.canvas.style.height !== `${height}px`) {
      this.canvas.style.height = `${height}px`;
      this.#chart?.resize();
    }
  }

  #refresh() {
    if (!this.#stale || !this.#visible || this.canvas.clientWidth === 0 && !this.canvas.hidden) {
      return;
    }
    queue(this, () => this.#draw());
  }

  #draw() {
    if (!this.#stale || this.#ended) {
      return;
    }
    const option = this.build(colours(), { width: this.element.clientWidth, height: this.canvas.clientHeight });
    this.nothing.hidden = option !== null;
    this.canvas.hidden = option === null;
    this.#stale = false;
    if (option === null) {
      return;
    }
    if (!this.#chart) {
      this.#chart = echarts.init(this.canvas, null, { renderer: 'canvas' });
      this.onReady?.(this.#chart);
    }
    this.#chart.setOption({ backgroundColor: colours().card, ...option, animation: false }, { replaceMerge: option.replace ?? ['series'] });
    if (!this.#drawn) {
      this.#drawn = true;
      this.canvas.dataset.drawn = 'true';
    }
  }

  dispose() {
    this.#ended = true;
    this.#ends.forEach((end) => end());
    this.#chart?.dispose();
    this.#chart = null;
  }
}

/** A tooltip drawn into the canvas as plain text: names from study files are never HTML. */
export function tooltip(c, extra = {}) {
  return {
    renderMode: 'richText', confine: true, backgroundColor: c.card, borderColor: c.line, borderWidth: 1, padding: [8, 10],
    textStyle: { color: c.ink, fontSize: 12.5, lineHeight: 18, fontFamily: FONT }, transitionDuration: 0, ...extra,
  };
}

/** Text for a tooltip: ECharts gives braces a meaning of their own in rich text. */
export const plain = (text) => String(text).replaceAll('{', '(').replaceAll('}', ')').replaceAll('|', '¦').slice(0, 160);

/** An axis in the page's colours. */
export function axis(c, extra = {}) {
  return {
    nameTextStyle: { color: c.soft, fontSize: 12, fontFamily: FONT },
    axisLine: { show: true, lineStyle: { color: c.faint } },
    axisTick: { show: false },
    axisLabel: { color: c.soft, fontSize: 11.5, fontFamily: FONT, hideOverlap: true, ...extra.axisLabel },
    splitLine: { show: true, lineStyle: { color: c.line } },
    minorSplitLine: { show: false },
    ...without(extra, 'axisLabel'),
  };
}

const without = (object, key) => Object.fromEntries(Object.entries(object).filter(([k]) => k !== key));

/** A value axis, logarithmic or not, with a name above (y) or below (x) and limits close around the data. */
export function valueAxis(c, { log, name, low, high, flops = false, ...extra }) {
  const usable = log && low > 0 && high > 0;
  const limits = usable ? logLimits(low, high) : {};
  const ticks = usable ? { customValues: logTicks(limits.min, limits.max) } : {};
  return axis(c, {
    type: log ? 'log' : 'value', name, scale: true, ...limits,
    axisLabel: { formatter: flops ? flopsTick : tick, ...ticks },
    // Lines are drawn at the ticks, shown or not.
    axisTick: { show: false, ...ticks },
    ...extra,
  });
}

function logLimits(low, high) {
  const room = Math.max(0.04, Math.log10(high / low) * 0.04);
  return { min: low / 10 ** room, max: high * 10 ** room };
}

/** Round values between two positive ones: 1, 2, 3, 5 … in a narrow range, powers of ten in a wide one; `few` for less room. */
export function logTicks(low, high, few = false) {
  const decades = Math.log10(high / low);
  const leads = decades < 1.3 ? (few ? [1, 2, 5] : [1, 2, 3, 5, 7]) : decades < (few ? 1.7 : 3) ? [1, 2, 5] : decades < (few ? 2.4 : 4.5) ? [1, 3] : [1];
  const ticks = [];
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.ceil(Math.log10(high)); exponent++) {
    ticks.push(...leads.map((lead) => Number(`${lead}e${exponent}`)).filter((at) => at >= low && at <= high));
  }
  return ticks;
}

/** The slider below a chart that zooms along x. */
export function slider(c, extra = {}) {
  return {
    type: 'slider', height: 10, bottom: 8, borderColor: 'transparent', backgroundColor: c.line, fillerColor: c.faint, borderRadius: 5, handleSize: 18, showDataShadow: false, brushSelect: false,
    handleStyle: { color: c.card, borderColor: c.soft }, moveHandleSize: 0, showDetail: false, textStyle: { color: c.soft }, filterMode: 'none', ...extra,
  };
}

/** Zooming with Ctrl and the wheel: the plain wheel scrolls the page. */
export const wheel = (extra = {}) => ({ type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, moveOnMouseMove: false, preventDefaultMouseMove: false, filterMode: 'none', ...extra });

/** In a legend a line is a line, without the point that ECharts puts on it. */
export const lineItem = (name) => ({ name, icon: 'path://M0,4 L20,4 L20,6 L0,6 Z' });

const LEGEND_ROW = 20;

export function legend(c, extra = {}) {
  return {
    type: 'plain', top: 0, left: 0, right: 0, itemWidth: 14, itemHeight: 10, itemGap: 14, padding: [2, 0], textStyle: { color: c.ink, fontSize: 12, fontFamily: FONT }, inactiveColor: c.faint, ...extra,
  };
}

/** The height of a legend of these names in a chart of that width, CSS pixels. */
export function legendHeight(names, width, mark = 14) {
  const ruler = document.createElement('canvas').getContext('2d');
  ruler.font = `12px ${FONT}`;
  let rows = 1;
  let x = 0;
  for (const name of names) {
    const own = mark + 5 + ruler.measureText(name).width + 14;
    if (x > 0 && x + own - 14 > width) {
      rows++;
      x = 0;
    }
    x += own;
  }
  return rows * LEGEND_ROW;
}

/** So many points of a series are drawn one by one; more are drawn in bulk, which is ten times faster. */
const BULK_FROM = 400;

/** Points of this size are drawn as plain squares, which costs a tenth of anything else; smaller forms cannot be told apart anyhow. */
const BULK_SIZE = 3.9;
const MANY = 2000;

/** How the points of a series are drawn: in bulk and smaller where the chart has many. */
export function points(look, colour, many) {
  const bulk = many > MANY && !look.symbol.startsWith('path:');
  const scale = many > MANY ? 0.6 : 1;
  return {
    symbol: look.symbol, symbolSize: bulk ? BULK_SIZE : Array.isArray(look.size) ? look.size.map((side) => side * scale) : look.size * scale,
    large: bulk, largeThreshold: BULK_FROM, progressive: 0, itemStyle: { color: colour, opacity: many > MANY ? 0.75 : 0.9 },
  };
}

/** The points outside a selection: small, faint, and silent. */
export const unselected = (c, data) => ({ id: 'others', type: 'scatter', data, symbolSize: 3, itemStyle: { color: c.mute, opacity: 0.25 }, silent: true, large: true, largeThreshold: BULK_FROM, progressive: 0 });
