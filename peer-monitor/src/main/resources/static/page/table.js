// The table of peers: sorted, filtered, and a page of it at a time, so that 2,000 peers stay light.

import { byId, choices, keyed, make, setAttribute, setHidden, setText } from './dom.js';
import { age, clock, clockSeconds, count, endpoint, secondsSince, shortId, several, software, UNKNOWN } from './format.js';
import { keyOf } from './fleet.js';
import { isDescending, select, sortKey } from './peers.js';
import { change } from './view.js';
import { directionWords } from './words.js';

const ROWS = 200;
const NEW_FOR = 6;
/** Geth announces its range every 32 blocks, so less says nothing. */
const NEAR_HEAD = 96;

const COLUMNS = [
  ['client', 'Client'],
  ['node', 'Node'],
  ['direction', 'Way'],
  ['address', 'Address'],
  ['connectedSince', 'Connected'],
  ['latestBlock', 'Head'],
  ['id', 'Id'],
];

export function prepareTable() {
  byId('heads').append(...COLUMNS.map(([key, title]) => {
    const button = make('button', '', title);
    button.type = 'button';
    button.addEventListener('click', () => change({ sort: button.closest('th').ariaSort === 'ascending' ? `-${key}` : key, page: '0' }));
    const head = make('th', key, button);
    head.setAttribute('role', 'columnheader');
    head.scope = 'col';
    head.dataset.key = key;
    return head;
  }));
}

export function renderTable({ scope, view, now }) {
  const found = select(scope.peers, view);
  const pages = Math.max(1, Math.ceil(found.length / ROWS));
  const page = Math.min(Number(view.page) || 0, pages - 1);
  const heads = new Map(scope.up.map(({ name, headBlock }) => [name, headBlock]));
  setAttribute(byId('rows').closest('table'), 'data-layer', scope.layer);
  for (const head of byId('heads').children) {
    setAttribute(head, 'aria-sort', sortKey(view.sort) !== head.dataset.key ? null : isDescending(view.sort) ? 'descending' : 'ascending');
  }
  keyed(byId('rows'), found.slice(page * ROWS, (page + 1) * ROWS), keyOf, row, (element, peer) => fill(element, peer, heads, now));
  setText(byId('count'), words(found.length, scope.peers.length, scope));
  choices(byId('client'), [...new Set([...scope.peers.map((peer) => peer.client.family), view.client])].filter(Boolean).sort());
  byId('client').value = view.client;
  renderBlind(scope, now);
  setHidden(byId('pager'), pages === 1);
  setText(byId('page-words'), `Page ${page + 1} of ${pages}`);
  byId('previous').disabled = page === 0;
  byId('next').disabled = page === pages - 1;
}

const words = (found, all, { up }) => {
  if (up.length === 0) {
    return 'No node tells its peers now.';
  }
  return found === all ? several(all, 'peer') : `${count(found)} of ${several(all, 'peer')}`;
};

/** Peers of these nodes are not in the table, which would otherwise look complete. */
function renderBlind({ blind }, now) {
  keyed(byId('blind-notes'), blind, ({ name }) => name, () => make('li'), (item, { name, since }) =>
    setText(item, `${name}: peers unknown since ${clock(since, now)}`));
}

function row(peer) {
  const name = make('bdi', 'called', peer.name);
  const open = make('button', 'link', '');
  open.type = 'button';
  open.addEventListener('click', () => change({ peer: peer.id, about: '' }, { step: true }));
  const swatch = make('span', 'swatch');
  const cells = [
    make('td', 'client', swatch, open, make('span', 'tags'), name),
    make('td', 'node', peer.node),
    make('td', 'direction'),
    make('td', 'address'),
    make('td', 'connectedSince'),
    make('td', 'latestBlock'),
    make('td', 'id', shortId(peer.id)),
  ];
  cells.forEach((cell, at) => {
    cell.setAttribute('role', 'cell');
    cell.dataset.title = COLUMNS[at][1];
  });
  const element = make('tr', '', ...cells);
  element.setAttribute('role', 'row');
  return element;
}

function fill(element, peer, heads, now) {
  const [client, , direction, address, since, head] = element.children;
  const [swatch, open, tags, name] = client.children;
  const seconds = secondsSince(peer.connectedSince, now);
  if (swatch.dataset.family !== peer.client.family) {
    swatch.dataset.family = peer.client.family;
    swatch.style.background = `var(--client-${peer.client.family})`;
  }
  setText(open, peer.client.family === 'unknown' ? 'unknown client' : software(peer.client));
  setText(tags, [peer.static && 'static', peer.trusted && 'trusted'].filter(Boolean).join(' '));
  setText(name, peer.name);
  setText(direction, directionWords(peer.direction));
  setAttribute(direction, 'data-direction', peer.direction);
  setText(address, endpoint(peer));
  setText(since, (peer.connectedBeforeStart ? '>' : '') + age(seconds));
  if (!since.title) {
    since.title = `${peer.connectedBeforeStart ? 'before' : 'since'} ${clockSeconds(peer.connectedSince, now)}`;
  }
  fillHead(head, peer.eth?.latestBlock ?? null, heads.get(peer.node) ?? null);
  setAttribute(element, 'data-new', !peer.connectedBeforeStart && seconds < NEW_FOR ? 'true' : null);
}

function fillHead(cell, block, head) {
  const behind = block !== null && head !== null ? head - block : 0;
  setText(cell, block === null ? UNKNOWN : behind > NEAR_HEAD ? `${count(behind)} behind` : count(block));
  setAttribute(cell, 'data-state', behind > NEAR_HEAD ? 'warn' : null);
}
