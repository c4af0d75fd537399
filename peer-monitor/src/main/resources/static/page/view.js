// What the person chose to see; kept in the address, so that it can be shared and survives a reload.

const USUAL = {
  node: '', layer: 'execution', client: '', direction: '', q: '', sort: 'connectedSince', page: '0',
  kind: '', span: '600', networks: 'small', peer: '', about: '',
};

const listeners = [];

export const view = { ...USUAL, ...chosen() };

function chosen() {
  const given = new URLSearchParams(location.hash.slice(1));
  return Object.fromEntries([...given].filter(([name]) => Object.hasOwn(USUAL, name)));
}

export function onChange(listener) {
  listeners.push(listener);
}

/** A dialog is a step that the Back button of a phone undoes; a filter is not. */
export function change(choices, { step = false } = {}) {
  Object.assign(view, choices);
  const differing = Object.entries(view).filter(([name, value]) => value !== USUAL[name]);
  const hash = new URLSearchParams(differing).toString();
  const address = hash ? `#${hash}` : location.pathname;
  history[step ? 'pushState' : 'replaceState'](null, '', address);
  listeners.forEach((listener) => listener());
}

window.addEventListener('popstate', () => {
  Object.assign(view, USUAL, chosen());
  listeners.forEach((listener) => listener());
});
