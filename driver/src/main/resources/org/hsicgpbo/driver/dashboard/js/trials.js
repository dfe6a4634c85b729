// The finished trials of a study, in columns, in the order of their end.

const COLUMNS = ['number', 'state', 'stage', 'error', 'testError', 'flops', 'parameters', 'seconds', 'begunMs', 'endedMs', 'attempts', 'lane'];

const NO_FAILURES = new Set(['completed', 'stopped', 'running', 'unfinished']);

/** 'completed', 'stopped' or 'failed', of a trial without an outcome 'running' or 'unfinished': every other state is the kind of a failure. */
export const outcomeOf = (state) => (NO_FAILURES.has(state) ? state : 'failed');

export class Trials {
  count = 0;
  values = {};
  /** Place of a trial by its number. */
  places = new Map();
  /** Lowest error of all completed trials up to each place; null before the first. */
  bestSoFar = [];

  constructor() {
    for (const column of COLUMNS) {
      this[column] = [];
    }
  }

  /**
   * Takes what the server sent; what is here already is skipped, so that a reconnection cannot double a trial.
   *
   * @returns whether it fits: false if trials between ours and these are missing
   */
  append(answer) {
    const first = this.count - answer.from;
    if (first < 0) {
      return false;
    }
    const length = answer.number.length;
    if (first >= length) {
      return true;
    }
    for (const column of COLUMNS) {
      const source = answer[column];
      for (let i = first; i < length; i++) {
        this[column].push(source?.[i] ?? null);
      }
    }
    for (const name of Object.keys(answer.values ?? {})) {
      this.values[name] ??= new Array(this.count).fill(null);
    }
    for (const [name, column] of Object.entries(this.values)) {
      const source = answer.values?.[name];
      for (let i = first; i < length; i++) {
        column.push(source?.[i] ?? null);
      }
    }
    const from = this.count;
    this.count += length - first;
    this.#extend(from);
    return true;
  }

  #extend(from) {
    let best = from > 0 ? this.bestSoFar[from - 1] : null;
    for (let i = from; i < this.count; i++) {
      this.places.set(this.number[i], i);
      if (this.state[i] === 'completed' && this.error[i] !== null && (best === null || this.error[i] < best)) {
        best = this.error[i];
      }
      this.bestSoFar.push(best);
    }
  }

  /** Places of the completed trials with an error. */
  completed() {
    const places = [];
    for (let i = 0; i < this.count; i++) {
      if (this.state[i] === 'completed' && this.error[i] !== null) {
        places.push(i);
      }
    }
    return places;
  }

  /** Places of completed trials that no other beats in both error and FLOPs, by rising FLOPs. */
  front() {
    const places = this.completed().filter((i) => this.flops[i] !== null);
    places.sort((a, b) => this.flops[a] - this.flops[b] || this.error[a] - this.error[b]);
    let lowest = Infinity;
    return places.filter((i) => {
      const better = this.error[i] < lowest;
      lowest = Math.min(lowest, this.error[i]);
      return better;
    });
  }

  /** Places of the completed trials of a stage. */
  ofStage(stage) {
    return this.completed().filter((i) => this.stage[i] === stage);
  }

  /** How many trials failed. */
  failures() {
    return this.state.filter((state) => outcomeOf(state) === 'failed').length;
  }

  /** Median of a column over some places; null where nothing is known. */
  median(column, places) {
    const sorted = places.map((i) => this[column][i]).filter((v) => v !== null).sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length === 0 ? null : sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Stages in the order of their first trial. */
  stages() {
    return [...new Set(this.stage)];
  }
}
