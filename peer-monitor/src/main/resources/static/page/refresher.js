// When to read everything again: regularly, soon after an event, and one read at a time.

const SHORTEST_GAP = 700;

/** @param pause how long to wait when nothing happens, in milliseconds */
export function refresher(read, pause) {
  let timer = null;
  let due = Infinity;
  let reading = false;
  let wished = false;
  let took = 0;

  // a fleet that takes long to read is read less often
  const gap = () => Math.max(SHORTEST_GAP, took * 4);

  function schedule(wait) {
    const at = performance.now() + wait;
    if (at < due) {
      clearTimeout(timer);
      due = at;
      timer = setTimeout(run, wait);
    }
  }

  async function run() {
    if (reading) {
      wished = true;
      return;
    }
    clearTimeout(timer);
    due = Infinity;
    reading = true;
    const from = performance.now();
    try {
      await read();
    } finally {
      took = performance.now() - from;
      reading = false;
      schedule(wished ? gap() : pause());
      wished = false;
    }
  }

  return {
    now: run,
    soon: () => (reading ? (wished = true) : schedule(gap())),
  };
}
