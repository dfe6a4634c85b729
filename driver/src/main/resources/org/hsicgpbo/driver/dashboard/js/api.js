// The JSON API of the server that sent this page.

/** What the server answered instead of data; the message is a sentence for people. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const part = encodeURIComponent;

async function ask(path, signal) {
  let response;
  try {
    response = await fetch(path, { signal, headers: { Accept: 'application/json' } });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new ApiError(0, 'The server does not answer. Is ./hsic-gpbo serve still running?');
  }
  if (response.ok) {
    return response;
  }
  let message = `The server answered with status ${response.status}.`;
  try {
    message = (await response.json()).error ?? message;
  } catch {
    // No JSON: the status has to do.
  }
  throw new ApiError(response.status, message);
}

/** Seeds have 64 bits, numbers of JavaScript 53: a long seed is kept as its digits. */
const LONG_SEED = /"seed":\s*(-?\d{16,})(?=[,}])/g;
const json = async (path, signal) => JSON.parse((await (await ask(path, signal)).text()).replace(LONG_SEED, '"seed":"$1"'));
const study = (name) => `/api/studies/${part(name)}`;

export const studies = (signal) => json('/api/studies', signal);
export const overview = (name, signal) => json(study(name), signal);
export const trials = (name, from, signal) => json(`${study(name)}/trials?from=${from}`, signal);
export const trial = (name, number, signal) => json(`${study(name)}/trials/${number}`, signal);
export const ranking = (name, signal) => json(`${study(name)}/ranking`, signal);
export const studyFile = async (name, signal) => (await ask(`${study(name)}/file`, signal)).text();
export const studyEvents = (name, from) => `${study(name)}/events?from=${from}`;
export const allEvents = () => '/api/events';
