// The selects, the search and the keys.

import { byId, choices, setHidden } from './dom.js';
import { change, view } from './view.js';

const SELECTS = { scope: 'node', layer: 'layer', direction: 'direction', client: 'client', kind: 'kind', span: 'span', 'networks-size': 'networks' };
const FILTERS = ['client', 'direction', 'q'];
const NO_FILTERS = Object.fromEntries(FILTERS.map((name) => [name, '']));

export function prepareControls() {
  Object.entries(SELECTS).forEach(([id, name]) =>
    byId(id).addEventListener('change', ({ target }) => change({ ...(name === 'layer' ? NO_FILTERS : {}), [name]: target.value, page: '0' })));
  byId('q').addEventListener('input', ({ target }) => change({ q: target.value, page: '0' }));
  byId('filters').addEventListener('submit', (event) => event.preventDefault());
  byId('clear').addEventListener('click', () => {
    change({ ...NO_FILTERS, page: '0' });
    byId('q').focus();
  });
  byId('previous').addEventListener('click', () => turn(-1));
  byId('next').addEventListener('click', () => turn(1));
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input, select, textarea, dialog');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      byId('q').focus();
    }
  });
}

function turn(pages) {
  change({ page: String(Number(view.page) + pages) });
  byId('peers-title').scrollIntoView();
}

export function renderControls({ fleet }) {
  choices(byId('scope'), [...new Set([...fleet.nodes.map(({ name }) => name), view.node])].filter(Boolean));
  setHidden(byId('layer-choice'), view.layer === 'execution' && fleet.nodes.every(({ consensus }) => !consensus));
  Object.entries(SELECTS).forEach(([id, name]) => {
    if (byId(id).value !== view[name]) {
      byId(id).value = view[name];
    }
  });
  if (byId('q').value !== view.q) {
    byId('q').value = view.q;
  }
  setHidden(byId('clear'), FILTERS.every((name) => view[name] === ''));
}
