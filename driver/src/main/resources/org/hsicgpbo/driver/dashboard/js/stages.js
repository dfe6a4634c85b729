// How stages and outcomes look: a colour and a form each, so that nothing is told by colour alone.
// The colours follow Okabe and Ito's set for colour-blind people.

const CROSS = 'path://M-5,-3.6 L-3.6,-5 L0,-1.4 L3.6,-5 L5,-3.6 L1.4,0 L5,3.6 L3.6,5 L0,1.4 L-3.6,5 L-5,3.6 L-1.4,0 Z';
const STAR = 'path://M0,-5.4 L1.6,-1.9 L5.3,-1.6 L2.4,0.8 L3.4,4.6 L0,2.5 L-3.4,4.6 L-2.4,0.8 L-5.3,-1.6 L-1.6,-1.9 Z';

const RANDOM = { colour: 'mute', symbol: 'circle', size: 6 };

const KNOWN = {
  optimize: { colour: 's1', symbol: 'triangle', size: 8 },
  'fine-tune': { colour: 's2', symbol: 'diamond', size: 9 },
  're-open': { colour: 's3', symbol: 'rect', size: 6.5 },
  confirm: { colour: 's4', symbol: STAR, size: 11 },
};
const OTHERS = [
  { colour: 's5', symbol: 'triangle', size: 8 },
  { colour: 's6', symbol: 'rect', size: 6.5 },
  { colour: 's7', symbol: 'diamond', size: 9 },
  { colour: 's8', symbol: 'arrow', size: 8 },
];

/** The look of a stage, `sample` being the one that is drawn at random; stages that we do not know take the next of four. */
export function lookOf(stage, all, sample) {
  if (stage === sample) {
    return RANDOM;
  }
  const own = Object.hasOwn(KNOWN, stage) ? KNOWN[stage] : null;
  if (own) {
    return own;
  }
  const unknown = all.filter((s) => s !== sample && !Object.hasOwn(KNOWN, s));
  return OTHERS[Math.max(0, unknown.indexOf(stage)) % OTHERS.length];
}

export const FAILED = { colour: 'bad', symbol: CROSS, size: 8 };
export const STOPPED = { colour: 'soft', symbol: 'path://M-5,-1 L5,-1 L5,1 L-5,1 Z', size: [9, 2.5] };
/** A ring with a point, drawn around the trial's own mark. */
const TARGET = 'path://M0,-10 A10,10 0 1 1 0,10 A10,10 0 1 1 0,-10 Z M0,-7.6 A7.6,7.6 0 1 0 0,7.6 A7.6,7.6 0 1 0 0,-7.6 Z';
export const RECOMMENDED = { colour: 'warm', symbol: TARGET, size: 22 };

/** Colours for lines of several studies or hyperparameters, with dashes that tell them apart without colour. */
export const LINES = [
  { colour: 's1', type: 'solid' },
  { colour: 's2', type: [7, 3] },
  { colour: 's3', type: [2, 2.5] },
  { colour: 's4', type: [9, 3, 2, 3] },
  { colour: 's5', type: [4, 2] },
  { colour: 's6', type: 'solid' },
  { colour: 's7', type: [7, 3] },
  { colour: 's8', type: [2, 2.5] },
];
export const lineOf = (index) => LINES[index % LINES.length];

const STATES = {
  running: { text: 'running', mark: '▶' },
  finished: { text: 'finished', mark: '✓' },
  stopped: { text: 'stopped', mark: '❚❚' },
  failing: { text: 'failing', mark: '!' },
};

/** Word and sign of a study's state. */
export const stateOf = (state) => STATES[state] ?? { text: String(state), mark: '·' };

const OUTCOMES = { completed: '●', stopped: '◐', failed: '✕', running: '▶', unfinished: '○' };

/** The sign of a trial's outcome. */
export const signOf = (outcome) => OUTCOMES[outcome] ?? '·';
