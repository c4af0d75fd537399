// The five figures to look at first, each with what is good.

import { byId, facts } from './dom.js';
import { effective, networks, tally } from './figures.js';
import { clock, count, secondsSince, share, several, UNKNOWN } from './format.js';
import { peersGood } from './words.js';

const RECENT = 600;
/** 1 / HHI of 0.6, where the share of the largest client is some three quarters. */
const FEWEST_CLIENTS = 1.7;
const LEAST_DISTINCT = 0.8;
const FEWEST_JUDGED = 10;

export function renderTiles({ scope, now }) {
  const { layer, nodes, up, blind, peers } = scope;
  const unknown = up.length === 0 ? unknownSince(nodes, blind, now) : null;
  const without = blind.length > 0 && up.length > 0 ? `without ${names(blind)}` : null;
  facts(byId('tiles'), [
    [layer === 'consensus' ? 'Clients that answer' : 'Nodes that answer', `${count(nodes.length - blind.length)} of ${count(nodes.length)}`,
      blind.length === 0 ? 'good: all' : `blind: ${names(blind)}`, blind.length === 0 ? 'good' : 'bad'],
    ['Peers', unknown ?? peersOf(up, peers), unknown ? null : `${directions(peers)}; ${without ?? peersGood(layer)}`, unknown && 'unknown'],
    ['Last 10 minutes', unknown && blind.length === nodes.length ? unknown : recent(scope.events, now), 'joined and left; good: in balance'],
    ['Effective clients', unknown ?? clients(peers), `as if equally common; good: above ${FEWEST_CLIENTS}`, unknown ? 'unknown' : judged(effectiveClients(peers), FEWEST_CLIENTS, peers)],
    ['Distinct networks', unknown ?? distinct(up, peers), `of the peers, by /24${up.length > 1 ? ', worst node' : ''}; good: above 80%`, unknown ? 'unknown' : judged(distinctRatio(up, peers), LEAST_DISTINCT, peers)],
  ]);
}

const names = (nodes) => nodes.map(({ name }) => name).slice(0, 3).join(', ') + (nodes.length > 3 ? ` and ${nodes.length - 3} more` : '');

function unknownSince(nodes, blind, now) {
  if (blind.length === 0) {
    return nodes.some(({ status }) => status === 'limited') ? 'not told' : UNKNOWN;
  }
  const since = blind.map((node) => node.since).sort()[0];
  return `unknown since ${clock(since, now)}`;
}

const peersOf = (up, peers) => (up.some(({ truncated }) => truncated) ? `over ${count(peers.length)}` : count(peers.length));

const directions = (peers) => {
  const of = Object.fromEntries(tally(peers.map(({ direction }) => direction)));
  return `${count(of.outbound ?? 0)} out, ${count(of.inbound ?? 0)} in`;
};

function recent(events, now) {
  const of = (type) => events.filter((event) => event.type === type && secondsSince(event.at, now) <= RECENT).length;
  return `+${count(of('joined'))} −${count(of('left'))}`;
}

const effectiveClients = (peers) => effective(tally(peers.map(({ client }) => client.family).filter((family) => family !== 'unknown')));

const clients = (peers) => effectiveClients(peers)?.toFixed(1) ?? UNKNOWN;

/** The worst of the nodes: two nodes may well share a peer. */
function distinctRatio(up, peers) {
  const byNode = Map.groupBy(peers.filter(({ address }) => address), ({ node }) => node);
  const ratios = up.filter(({ name }) => byNode.has(name)).map(({ name }) => networks(byNode.get(name), 'small').length / byNode.get(name).length);
  return ratios.length === 0 ? null : Math.min(...ratios);
}

const distinct = (up, peers) => {
  const ratio = distinctRatio(up, peers);
  return ratio === null ? UNKNOWN : share(ratio);
};

const judged = (value, least, peers) => (value === null || peers.length < FEWEST_JUDGED ? null : value > least ? 'good' : 'warn');

const thing = (layer) => (layer === 'consensus' ? 'consensus client' : 'node');

/** One sentence for those who hear the page; it changes only when a node does. */
export const spoken = ({ layer, nodes, blind }, now) => (blind.length === 0
  ? `${several(nodes.length, thing(layer))}, all answer.`
  : `${count(nodes.length - blind.length)} of ${several(nodes.length, thing(layer))} answer. ${blind.map(({ name, since }) => `${name} is blind since ${clock(since, now)}`).join('. ')}.`);
