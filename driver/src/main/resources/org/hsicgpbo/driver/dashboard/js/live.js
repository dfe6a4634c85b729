// One stream of server-sent events with a state that people see: live, reconnecting or ended.

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 10000;

/**
 * Follows a stream until `close()`. A browser has six connections to a server for all its tabs, and a stream keeps one:
 * tabs that nobody sees let go of theirs, and catch up when they are shown again. `address` is a function, asked anew
 * at each connection that we make ourselves, so that it can name the place to go on from; the browser's own
 * reconnections send the last event's id.
 *
 * @param address () => the stream's address
 * @param listeners {event name: (data) => …}
 * @param onState called with 'live' or 'reconnecting'
 */
export function follow(address, listeners, onState) {
  let source = null;
  let timer = 0;
  let wait = FIRST_WAIT_MS;
  let closed = false;

  const letGo = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = () => {
    letGo();
    if (document.hidden) {
      return;
    }
    const opened = new EventSource(address());
    source = opened;
    opened.onopen = () => {
      wait = FIRST_WAIT_MS;
      onState('live');
    };
    opened.onerror = () => {
      onState('reconnecting');
      // The browser goes on by itself after a lost connection, but gives up when it was answered with an error.
      if (opened.readyState === EventSource.CLOSED) {
        again();
      }
    };
    for (const [name, listener] of Object.entries(listeners)) {
      opened.addEventListener(name, (event) => listener(JSON.parse(event.data)));
    }
  };
  const again = () => {
    clearTimeout(timer);
    if (!closed) {
      timer = setTimeout(open, wait);
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    }
  };
  // What is shown again connects anew also because a connection can die unnoticed while a laptop sleeps.
  const onVisibility = () => (document.hidden ? letGo() : open());
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', open);
  open();
  return {
    close() {
      closed = true;
      letGo();
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('online', open);
    },
  };
}

/** Calls `work` soon after `ask()`, but never more often than once in `intervalMs`. */
export function atMostEvery(intervalMs, work) {
  let last = -Infinity;
  let timer = 0;
  const run = () => {
    timer = 0;
    last = performance.now();
    work();
  };
  return {
    ask() {
      if (!timer) {
        timer = setTimeout(run, Math.max(0, last + intervalMs - performance.now()));
      }
    },
    cancel() {
      clearTimeout(timer);
      timer = 0;
    },
  };
}
