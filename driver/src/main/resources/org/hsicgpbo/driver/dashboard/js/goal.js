// Which trials a study counts as good: the best share, the worst share, or all below a threshold.

import { number } from './format.js';

const share = (quantile) => `${Number((quantile * 100).toPrecision(3))} %`;

/** In words: "best 10 %", "worst 10 %", "error at most 0.05". */
export const goalName = ({ side, quantile, threshold }) => (side === 'below' ? `error at most ${number(threshold)}` : `${side} ${share(quantile)}`);

/** What the ranking is of. */
export const question = ({ side, threshold }) => `What decides whether a network ${side === 'below' ? `has an error of at most ${number(threshold)}` : `is among the ${side}`}`;

/** A function place => boolean that tells which completed trials reach the goal. */
export function reaches({ side, quantile, threshold }, trials) {
  if (side === 'below') {
    return (place) => trials.error[place] <= threshold;
  }
  const errors = trials.completed().map((i) => trials.error[i]).sort((a, b) => a - b);
  if (side === 'worst') {
    // Failed trials are the worst of all and take their part of the share.
    const most = Math.ceil((errors.length + trials.failures()) * quantile) - trials.failures();
    const from = most > 0 ? errors[Math.max(0, errors.length - most)] ?? Infinity : Infinity;
    return (place) => trials.error[place] >= from;
  }
  const limit = errors[Math.max(0, Math.ceil(errors.length * quantile) - 1)] ?? -Infinity;
  return (place) => trials.error[place] <= limit;
}
