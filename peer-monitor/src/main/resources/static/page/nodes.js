// A card for each node.

import { byId, facts, keyed, make, setAttribute, setHidden, setText } from './dom.js';
import { age, clock, count, secondsSince, several, software } from './format.js';
import { change } from './view.js';
import { pairWords, suspicionWords, updatesWords } from './words.js';

const MOST_REASONS = 3;

export function renderNodes({ fleet, now }) {
  keyed(byId('nodes'), fleet.nodes, ({ name }) => name, card, (item, node) => fill(item, node, now));
}

function card({ name }) {
  const button = make('button', 'link', 'All figures');
  button.type = 'button';
  button.setAttribute('aria-label', `All figures of ${name}`);
  button.addEventListener('click', () => change({ about: name, peer: '' }, { step: true }));
  const item = make('li', 'card node-card',
    make('div', 'node-head', make('h3', '', name), make('span', 'badge')),
    make('p', 'node-client'),
    make('p', 'node-why'),
    make('dl', 'node-peers'),
    meter(),
    make('dl', 'node-facts'),
    make('dl', 'node-pair'),
    verdictOf('peers'),
    verdictOf('consensus peers'),
    make('div', 'node-foot', button));
  item.dataset.node = name;
  return item;
}

const verdictOf = (whom) => make('div', 'verdict', make('span', 'whom', `${whom}: `), make('span', 'level'), make('ul', 'verdict-reasons'));

function meter() {
  const bar = make('div', 'meter', make('span', 'out'), make('span', 'in'), make('span', 'untold'));
  bar.setAttribute('role', 'img');
  return bar;
}

function fill(item, node, now) {
  const [head, client, why, peers, bar, list, pair, verdict, consensusVerdict] = item.children;
  item.dataset.status = node.status;
  setText(head.lastElementChild, statusWords(node, now));
  setText(client, node.client ? software(node.client) + (node.networkId === '1' ? ' on mainnet' : node.networkId ? ` on network ${node.networkId}` : '') : '');
  setHidden(client, !node.client);
  setText(why, node.failure?.detail ?? node.advice ?? '');
  setHidden(why, !why.textContent);
  const blind = node.status === 'unreachable' ? `unknown since ${clock(node.since, now)}` : null;
  facts(peers, [['Peers', blind ?? peersWords(node), blind ? null : peersHint(node), blind && 'unknown']]);
  fillMeter(bar, node);
  facts(list, factsOf(node, blind));
  facts(pair, pairFacts(node));
  setHidden(pair, !node.pair);
  fillVerdict(verdict, node);
  fillVerdict(consensusVerdict, node.consensus ?? {});
}

function statusWords({ status, since }, now) {
  switch (status) {
    case 'up': return `up ${age(secondsSince(since, now))}`;
    case 'limited': return `limited since ${clock(since, now)}`;
    case 'unreachable': return `blind since ${clock(since, now)}`;
    default: return 'not asked yet';
  }
}

function fillMeter(bar, { directions, peerLimit }) {
  setHidden(bar, !directions);
  if (!directions) {
    return;
  }
  const { outbound, inbound, unknown } = directions;
  const whole = Math.max(peerLimit ?? 0, outbound + inbound + unknown, 1);
  [outbound, inbound, unknown].forEach((number, at) => {
    bar.children[at].style.width = `${(100 * number) / whole}%`;
  });
  setAttribute(bar, 'aria-label', `${outbound} outbound, ${inbound} inbound${unknown ? `, ${unknown} not told` : ''}${peerLimit ? ` of ${peerLimit}` : ''}`);
}

function factsOf(node, blind) {
  const state = blind && 'unknown';
  return [
    ['Head', blind ?? count(node.headBlock), blind ? null : syncHint(node), blind ? state : node.syncing ? 'warn' : null],
    ...(node.updates ? [updatesFact(node, blind)] : []),
    ['Clock', blind ?? clockWords(node), blind || node.clockOffsetSeconds === null ? null : 'good: within 1 s', blind ? state : Math.abs(node.clockOffsetSeconds ?? 0) > 5 ? 'warn' : null],
  ];
}

/** The other half of the node, and whether the two work as one. */
function pairFacts({ consensus, pair }) {
  if (!pair) {
    return [];
  }
  const blind = consensus?.status === 'unreachable';
  const well = pair.verdict === 'healthy' || pair.verdict === 'pending';
  return [
    ['Pair', pairWords(pair.verdict), pair.detail, well ? null : 'warn'],
    ['Consensus', blind ? 'blind' : consensus?.client ? software(consensus.client) : 'not told', blind ? consensus.failure?.detail : `${count(consensus?.peerCount)} peers, ${count(consensus?.slotsBehind)} slots behind; good: 0 to 2`, blind && 'unknown'],
  ];
}

function peersWords({ peerCount, peerLimit, truncated, directions }) {
  const listed = directions ? directions.outbound + directions.inbound + directions.unknown : null;
  const number = truncated ? `over ${count(listed)}` : count(peerCount);
  return peerLimit ? `${number} of ${count(peerLimit)}` : number;
}

function peersHint({ name, peerLimit, directions }) {
  const ways = directions ? `${count(directions.outbound)} out, ${count(directions.inbound)} in` : 'directions not told';
  return peerLimit
    ? `${ways}; good: near the limit`
    : `${ways}; no limit is known: set peer-monitor.nodes.${name}.peer-limit to the node’s --maxpeers`;
}

function syncHint({ syncing, headBlock, highestBlock }) {
  if (syncing === true) {
    const missing = highestBlock && headBlock !== null ? highestBlock - headBlock : 0;
    return missing > 0 ? `syncing, ${several(missing, 'block')} to go` : 'syncing';
  }
  return syncing === false ? 'in sync' : null;
}

function updatesFact({ updates }, blind) {
  const [words, meaning] = updatesWords(updates);
  return ['Updates', words, meaning, blind ? null : updates === 'events' ? null : 'plain'];
}

const clockWords = ({ clockOffsetSeconds }) => {
  if (clockOffsetSeconds === null || clockOffsetSeconds === undefined) {
    return 'not told';
  }
  return Math.abs(clockOffsetSeconds) < 0.05 ? 'exact' : `${Math.abs(clockOffsetSeconds).toFixed(1)} s ${clockOffsetSeconds > 0 ? 'ahead' : 'behind'}`;
};

function fillVerdict(verdict, { assessment, status }) {
  const [, level, reasons] = verdict.children;
  const words = status === 'unreachable' ? null : suspicionWords(assessment);
  setHidden(verdict, !words);
  setText(level, words?.words ?? '');
  setAttribute(verdict, 'data-level', words?.level);
  keyed(reasons, (words && assessment.reasons?.slice(0, MOST_REASONS)) || [], (reason) => reason, (reason) => make('li', '', reason), () => {});
}
