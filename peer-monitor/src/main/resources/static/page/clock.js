// The monitor's clock, because every instant it tells is of its own clock and the browser's may be off.

let ahead = 0;

/** Learns from the Date header of an answer, which has whole seconds. */
export function learn(date) {
  const told = Date.parse(date ?? '');
  if (!Number.isNaN(told)) {
    const offset = told + 500 - Date.now();
    // half a second of rounding is no reason to let every age jump
    ahead = Math.abs(offset - ahead) > 1000 ? offset : ahead;
  }
}

export function now() {
  return Date.now() + ahead;
}
