// How figures are written for people: the same forms as in the terminal and the report.

const MINUS = '−';
const FLOP_UNITS = ['FLOP', 'kFLOP', 'MFLOP', 'GFLOP', 'TFLOP'];
const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
const SUPERSCRIPTS = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };
export const UNKNOWN = '–';

const known = (value) => typeof value === 'number' && Number.isFinite(value);

/** Three significant digits: 0.0312, 1.23e-5, 151,000; a dash where it is not known. */
export function number(value, digits = 3) {
  if (!known(value)) {
    return UNKNOWN;
  }
  if (value === 0) {
    return '0';
  }
  const magnitude = Math.abs(value);
  if (magnitude < 1e-3 || magnitude >= 1e6) {
    return value.toExponential(digits - 1).replace('e+', 'e').replaceAll('-', MINUS);
  }
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(magnitude)));
  return grouped(value, decimals);
}

/** Thousands in groups: 151,306. */
export function count(value) {
  return known(value) ? grouped(Math.round(value), 0) : UNKNOWN;
}

function grouped(value, decimals) {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '');
  return value < 0 ? MINUS + text : text;
}

function scaled(value, step, units) {
  if (!known(value)) {
    return UNKNOWN;
  }
  let unit = 0;
  while (Math.abs(value) >= step * 0.9995 && unit < units.length - 1) {
    value /= step;
    unit++;
  }
  return `${unit === 0 ? count(value) : number(value)}\u00a0${units[unit]}`;
}

/** Operations with their unit: 12.3 kFLOP. */
export const flops = (value) => scaled(value, 1000, FLOP_UNITS);

/** Memory with its unit: 1.50 GiB. */
export const bytes = (value) => scaled(value, 1024, BYTE_UNITS);

/** A duration: 3 h 05 m, 3 m 12 s, 4.1 s. */
export function duration(seconds) {
  if (!known(seconds)) {
    return UNKNOWN;
  }
  if (seconds < 59.95) {
    return `${seconds.toFixed(1)}\u00a0s`;
  }
  const whole = Math.round(seconds);
  const two = (part) => String(Math.floor(part)).padStart(2, '0');
  if (whole < 3600) {
    return `${Math.floor(whole / 60)}\u00a0m\u00a0${two(whole % 60)}\u00a0s`;
  }
  if (whole < 48 * 3600) {
    return `${Math.floor(whole / 3600)}\u00a0h\u00a0${two((whole % 3600) / 60)}\u00a0m`;
  }
  return `${Math.floor(whole / 86400)}\u00a0d\u00a0${two((whole % 86400) / 3600)}\u00a0h`;
}

/** A p-value: 0.032, "< 0.001". */
export function pValue(p) {
  return !known(p) ? UNKNOWN : p < 0.001 ? '<\u00a00.001' : p.toFixed(3);
}

/** A ratio: 12.0×, 1.40×. */
export const factor = (ratio) => (known(ratio) ? `${number(ratio)}×` : UNKNOWN);

export const percent = (share) => (known(share) ? `${Math.round(share * 100)}\u00a0%` : UNKNOWN);

/** "1 trial", "57 trials". */
export const plural = (amount, one, many = `${one}s`) => `${count(amount)}\u00a0${amount === 1 ? one : many}`;

/** The value of a hyperparameter, a real one with three significant digits. */
export function value(of) {
  if (of === null || of === undefined) {
    return UNKNOWN;
  }
  if (typeof of === 'number') {
    return Number.isInteger(of) && Math.abs(of) < 1e6 ? count(of) : number(of);
  }
  return typeof of === 'object' ? JSON.stringify(of) : String(of);
}

/** A tick of a logarithmic axis: 0.001 … 1,000 plain, else 10⁻⁵. */
export function tick(at) {
  if (at === 0) {
    return '0';
  }
  const magnitude = Math.abs(at);
  if (magnitude >= 1e-3 && magnitude < 1e5) {
    return grouped(at, Math.max(0, -Math.floor(Math.log10(magnitude) + 1e-9) + (Number.isInteger(Math.log10(magnitude)) ? 0 : 1))).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  }
  const exponent = Math.floor(Math.log10(magnitude) + 1e-9);
  const lead = at / 10 ** exponent;
  const power = `10${String(exponent).replace(/[-\d]/g, (c) => SUPERSCRIPTS[c])}`;
  return Math.abs(lead - 1) < 1e-6 ? power : `${number(lead, 2)}·${power}`;
}

/** A tick in operations without the word: 10k, 1M. */
export function flopsTick(at) {
  const [text, unit] = flops(at).split('\u00a0');
  return text.replace(/\.0+$/, '').replace(/(\.\d*?)0+$/, '$1') + (unit ?? '').replace('FLOP', '');
}

/** A moment: 20:31, with seconds where asked for, with the date where it is not today. */
export function moment(when, now = Date.now(), seconds = false) {
  const date = new Date(when);
  if (Number.isNaN(date.getTime())) {
    return UNKNOWN;
  }
  const two = (part) => String(part).padStart(2, '0');
  const time = `${two(date.getHours())}:${two(date.getMinutes())}${seconds ? `:${two(date.getSeconds())}` : ''}`;
  return date.toDateString() === new Date(now).toDateString()
    ? time
    : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${time}`;
}

/** How long ago: now, 12 s ago, 5 m ago, 3 h ago, else the moment. */
export function ago(when, now = Date.now()) {
  const seconds = (now - new Date(when).getTime()) / 1000;
  if (Number.isNaN(seconds)) {
    return UNKNOWN;
  }
  if (seconds < 5) {
    return 'now';
  }
  if (seconds < 60) {
    return `${Math.floor(seconds)}\u00a0s ago`;
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)}\u00a0m ago`;
  }
  return seconds < 86400 ? `${Math.floor(seconds / 3600)}\u00a0h ago` : moment(when, now);
}
