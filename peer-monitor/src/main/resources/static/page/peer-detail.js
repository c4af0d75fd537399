// One peer: who it is, where it is connected now, and its sessions so far.

import { get, Missing, Unanswered } from './api.js';
import { facts, make, setHidden, setText } from './dom.js';
import { scoped } from './figures.js';
import { age, clock, clockSeconds, count, endpoint, secondsSince, several, shortId, software, UNKNOWN } from './format.js';
import { rows, table } from './tables.js';
import { dialledWords, directionWords, reasonWords } from './words.js';

const NOW = ['Node', 'For', 'Address', 'Who dialled', 'Marked'];
const PAST = ['Node', 'From', 'Lasted', 'Way', 'Address', 'Ended by'];

export function peerDetail(id, body, changed) {
  const note = make('p', 'finding');
  const list = make('dl', 'detail-facts');
  const now = table(NOW);
  const nowhere = make('p', 'finding');
  const pastTitle = make('h3', '', 'Sessions so far');
  const pastWords = make('p', 'finding');
  const past = table(PAST);
  body.append(note, list, make('h3', '', 'Connected now'), now, nowhere, pastTitle, pastWords, past);
  let answer = null;
  let missing = false;

  async function read() {
    try {
      answer = (await get(`peers/${encodeURIComponent(id)}`)).json;
      missing = false;
    } catch (error) {
      if (error instanceof Missing) {
        answer = null;
        missing = true;
      } else if (!(error instanceof Unanswered)) {
        throw error;
      }
    }
    changed();
  }

  read();
  return { read, title, render };

  function current(page) {
    return [...page.fleet.peers.values()].filter((peer) => peer.id === id);
  }

  function title(page) {
    const client = current(page)[0]?.client ?? answer?.history?.sessions?.[0]?.client;
    return client && client.family !== 'unknown' ? software(client) : `Peer ${shortId(id)}`;
  }

  function render(page) {
    const sessions = current(page);
    setText(note, missing ? 'No node has this peer now, and its sessions are no longer in the history.' : '');
    setHidden(note, !missing);
    facts(list, about(sessions[0], answer));
    setHidden(now, sessions.length === 0);
    rows(now, sessions, (peer) => peer.node, (peer) => connected(peer, page.now));
    const unknown = unknownOf(page, sessions[0]?.layer ?? answer?.layer ?? page.view.layer);
    setText(nowhere, sessions.length ? unknown : `No node that can be read has it. ${unknown}`);
    const history = answer?.history;
    setHidden(pastTitle, !history);
    setHidden(pastWords, !history);
    setHidden(past, !history?.sessions?.length);
    setText(pastWords, history ? seen(history, page.now) : '');
    rows(past, history?.sessions ?? [], (session) => `${session.node} ${session.since}`, (session) => ended(session, page.now));
  }

  /** A peer that has left is described by its last session. */
  function about(peer, told) {
    const known = peer ?? told?.seenBy?.[0] ?? told?.history?.sessions?.[0];
    return [
      ['Id', id, null, 'code'],
      ...(known?.name ? [['Calls itself', known.name]] : []),
      ...(known?.client ? [['Platform', [known.client.os, known.client.architecture].filter(Boolean).join(' ') || UNKNOWN]] : []),
      ...(known?.capabilities?.length ? [['Speaks', known.capabilities.join(', ') || UNKNOWN], ['Blocks', blocks(known.eth), 'as it last announced, from eth/69 on']] : []),
      ...(known?.country || known?.asn ? [['Network', [known.country, known.asn, known.organisation].filter(Boolean).join(', ')]] : []),
    ];
  }
}

const blocks = (eth) => (eth?.latestBlock ? `${count(eth.earliestBlock)} to ${count(eth.latestBlock)}` : 'not told');

const connected = (peer, now) => [
  peer.node,
  (peer.connectedBeforeStart ? 'over ' : '') + age(secondsSince(peer.connectedSince, now)),
  endpoint(peer),
  dialledWords(peer.direction),
  [peer.static && 'static', peer.trusted && 'trusted'].filter(Boolean).join(', '),
];

/** A node that cannot be read may have the peer or not. */
const unknownOf = ({ fleet, now }, layer) => scoped(fleet, { layer }).blind
  .map(({ name, since }) => `Unknown for ${name} since ${clock(since, now)}.`)
  .join(' ');

const seen = ({ timesSeen, flaps, firstSeen }, now) =>
  `Seen ${several(timesSeen, 'time')}, first at ${clock(firstSeen, now)}; ${several(flaps, 'flap')}. Good: few and long sessions, no flaps.`;

const ended = (session, now) => [
  session.node,
  clockSeconds(session.since, now),
  session.until ? age(session.seconds) : 'still connected',
  directionWords(session.direction),
  endpoint(session),
  session.until ? reasonWords(session.reason) : '',
];
