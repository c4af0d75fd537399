// What happened, newest first, in the words of the console.

import { byId, keyed, make, setText } from './dom.js';
import { keyOf } from './fleet.js';
import { age, clockSeconds, count, endpoint, software } from './format.js';
import { change } from './view.js';
import { directionWords, pairWords, reasonWords } from './words.js';

const MOST_LINES = 60;

const KINDS = {
  '': () => true,
  joined: ({ type }) => type === 'joined',
  left: ({ type }) => type === 'left',
  node: ({ peer }) => peer === null,
};

const SIGNS = {
  joined: '+', left: '−', node_seen: '●', node_back: '●', node_lost: '○', node_limited: '◐',
  events_on: '⚡', events_off: '…', events_missed: '≠', node_added: '◌', node_removed: '✕', pair_changed: '⇄',
};

export function renderLog({ fleet, scope, view, now }) {
  const wanted = KINDS[view.kind] ?? KINDS[''];
  // who a peer is comes a second after its join, and belongs to the line of the join
  const lines = scope.events
    .filter((event) => event.type !== 'identified' && wanted(event))
    .slice(-MOST_LINES)
    .reverse();
  keyed(byId('log'), lines, ({ id }) => id, (event) => line(event, now), (item, event) => {
    if (event.peer) {
      setText(item.querySelector('.who'), who(fleet, event));
    }
  });
}

function line(event, now) {
  const time = make('time', '', clockSeconds(event.at, now));
  time.dateTime = event.at;
  const sign = make('span', 'sign', SIGNS[event.type] ?? '·');
  sign.setAttribute('aria-hidden', 'true');
  const words = make('span', 'words');
  if (event.peer) {
    words.append(peerButton(event), ` ${what(event)}`);
  } else {
    words.append(what(event));
  }
  const item = make('li', '', time, sign, make('span', 'where', event.node), words);
  item.dataset.type = event.type;
  return item;
}

function peerButton(event) {
  const button = make('button', 'who link');
  button.type = 'button';
  button.addEventListener('click', () => change({ peer: event.peer.id, about: '' }, { step: true }));
  return button;
}

function who(fleet, event) {
  const known = event.peer.client.family === 'unknown'
    ? fleet.peers.get(keyOf({ ...event, id: event.peer.id }))?.client ?? event.peer.client
    : event.peer.client;
  return known.family === 'unknown' ? `peer ${event.peer.id.slice(0, 8)}` : software(known);
}

function what(event) {
  switch (event.type) {
    case 'joined': return `joined, ${directionWords(event.peer.direction)} ${endpoint(event.peer)}`;
    case 'left': return `left after ${age(event.seconds ?? 0)}: ${reasonWords(event.reason)}`;
    case 'node_seen': return `answers for the first time: ${count(event.peers)} peers`;
    case 'node_back': return `is back after ${age(event.seconds ?? 0)}: ${count(event.peers)} peers`;
    case 'node_lost': return `is lost (${event.reason}): ${event.detail ?? ''}`;
    case 'node_limited': return `does not tell its peers: ${event.detail ?? ''}`;
    case 'events_on': return 'pushes its events from now on';
    case 'events_off': return `pushes no events: ${event.detail ?? 'polled instead'}`;
    case 'events_missed': return `poll and events differed, healed: ${event.detail ?? ''}`;
    case 'node_added': return 'was found: watching it from now on';
    case 'node_removed': return `is no longer watched: ${event.detail ?? ''}`;
    case 'pair_changed': return `pair ${pairWords(event.reason ?? '')}: ${event.detail ?? ''}`;
    default: return event.detail ?? event.type;
  }
}
