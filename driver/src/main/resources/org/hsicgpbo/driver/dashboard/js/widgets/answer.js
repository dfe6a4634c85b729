// The head of a study: its state, the answer so far in a sentence, how far it is, and the figures that matter.

import { h, replace, setText } from '../dom.js';
import { ago, count, duration, factor, flops, moment, number, percent, plural } from '../format.js';
import { stateOf } from '../stages.js';
import { toTrial } from '../routes.js';

/** Sign and word of a study's state. */
export function badge(state) {
  const { text, mark } = stateOf(state);
  return h('span', { class: `badge ${['running', 'finished', 'stopped', 'failing'].includes(state) ? state : ''}` }, h('span', { 'aria-hidden': 'true' }, `${mark} `), text);
}

const trialLink = (study, number_) => h('a', { href: toTrial(study, number_) }, `trial\u00a0${number_}`);

/**
 * Which network is recommended. Trained several times, it is worth their mean, and its typical training may be another
 * trial than that of the lowest error without being another network.
 */
function recommendation(name, { trial, error, meanError, trainings, flops: cost, sameAsBest }) {
  const mean = trainings > 1 ? [h('b', {}, number(meanError)), ` in the mean of ${plural(trainings, 'training')}`] : [];
  if (sameAsBest) {
    return ['That network is also the recommended one', ...(trainings > 1 ? [': ', ...mean] : [])];
  }
  return ['Recommended is ', trialLink(name, trial), ': error ', ...(trainings > 1 ? mean : [h('b', {}, number(error))]), ' for ', h('b', {}, flops(cost))];
}

/** The answer so far: nodes of one or two sentences. `median` is the median FLOPs of the random networks, or null. */
export function answer({ name, overview, trials }) {
  const { best, recommended, budget, failed, finished, runningCount, state } = overview;
  if (!best) {
    if (finished === 0) {
      return runningCount > 0
        ? [`No trial has ended yet; ${plural(runningCount, 'trial')} ${runningCount === 1 ? 'is' : 'are'} being trained.`]
        : ['No trial has ended yet.', state === 'running' ? '' : ' Start it with ./hsic-gpbo run and its study file.'];
    }
    return [`None of ${plural(finished, 'trial')} has an error: ${count(failed)} failed. Their causes are listed below.`];
  }
  const median = trials.median('flops', trials.ofStage(overview.sampleStage));
  const ended = state === 'finished' || finished >= budget;
  const parts = [state === 'failing' ? [h('b', { class: 'alarm' }, 'The last trials all failed'), '; their causes are listed below. '] : '', `The lowest error ${ended ? 'is' : 'so far is'} `, h('b', {}, number(best.error)), ' (', trialLink(name, best.trial), `, ${best.stage}, ${flops(best.flops)}). `];
  if (!recommended) {
    return parts;
  }
  parts.push(...recommendation(name, recommended));
  if (median > 0 && recommended.flops > 0) {
    const ratio = median / recommended.flops;
    parts.push(ratio >= 1 ? [recommended.sameAsBest ? '; it is ' : ', ', h('b', {}, `${factor(ratio)} cheaper`), ' than the median random network'] : `, ${factor(1 / ratio)} the cost of the median random network`);
  }
  parts.push('.');
  return parts;
}

/** One bar of the budget: completed, stopped, failed and running trials. */
export class ProgressBar {
  constructor() {
    this.parts = ['completed', 'stopped', 'failed', 'running'].map((kind) => h('span', { class: `part ${kind}` }));
    this.bar = h('div', { class: 'progress', role: 'progressbar', 'aria-valuemin': '0' }, this.parts);
    this.text = h('p', { class: 'progress-text' });
    this.element = h('div', { class: 'progress-box' }, this.bar, this.text);
  }

  update(o, now = Date.now()) {
    const budget = Math.max(o.budget ?? 0, o.finished + o.runningCount, 1);
    const amounts = [o.finished - o.failed - o.stopped, o.stopped, o.failed, o.runningCount];
    this.parts.forEach((part, i) => {
      part.style.width = `${(100 * Math.max(0, amounts[i])) / budget}%`;
    });
    this.bar.setAttribute('aria-valuemax', String(budget));
    this.bar.setAttribute('aria-valuenow', String(o.finished));
    const words = [`${count(o.finished)} of ${plural(o.budget ?? budget, 'trial')}`];
    if (o.stopped > 0) {
      words.push(`${count(o.stopped)} stopped early`);
    }
    if (o.failed > 0) {
      words.push(`${count(o.failed)} failed`);
    }
    if (o.runningCount > 0) {
      words.push(`${count(o.runningCount)} running`);
    }
    this.bar.setAttribute('aria-label', words.join(', '));
    if (o.state === 'running' || o.state === 'failing') {
      words.push(o.remainingSeconds === null || o.remainingSeconds === undefined
        ? 'end not known yet'
        : `${o.remainingLimit ? '' : 'about '}${duration(o.remainingSeconds).replace(/\.\d/, '')} left, until ${moment(now + o.remainingSeconds * 1000, now)}${o.remainingLimit ? ` by ${o.remainingLimit}` : ''}`);
    }
    setText(this.text, words.join(' · '));
  }
}

/** A row of figures with a word below each. */
export function tiles(entries) {
  return h('dl', { class: 'tiles' }, entries.filter(Boolean).map(([word, figure, note]) => h('div', { class: 'tile' }, h('dt', {}, word), h('dd', {}, figure, note ? h('span', { class: 'tile-note' }, note) : null))));
}

export function studyTiles({ overview: o, trials }) {
  const ok = o.finished - o.failed - o.stopped;
  const random = trials.ofStage(o.sampleStage);
  const median = trials.median('error', random);
  return tiles([
    ['lowest error', number(o.best?.error), o.best && median > o.best.error ? `random median ${number(median)}` : null],
    ['recommended', flops(o.recommended?.flops), o.recommended ? `${count(o.recommended.parameters)} parameters` : null],
    ['trials', count(o.finished), o.finished ? `${percent(ok / o.finished)} completed` : null],
    ['stage', o.stage ?? '–', (o.stages ?? []).indexOf(o.stage) > 0 ? `after ${o.stages[o.stages.indexOf(o.stage) - 1]}` : null],
    ['elapsed', duration(o.elapsedSeconds), o.trainedSeconds ? `${duration(o.trainedSeconds)} of training` : null],
    ['updated', ago(o.updated), moment(o.updated)],
  ]);
}

/** Puts new children in only where their text differs: links keep the focus, nothing flickers. */
export function refresh(element, children) {
  const fresh = h('div', {}, children);
  if (fresh.textContent !== element.textContent) {
    replace(element, [...fresh.childNodes]);
  }
}
