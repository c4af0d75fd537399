// One node: all that its two clients tell, whether they work as one, and how the peers of each are judged.

import { assessment } from './assessment.js';
import { facts, make, setHidden } from './dom.js';
import { age, clock, count } from './format.js';
import { pairWords } from './words.js';

export function nodeDetail(name, body, changed) {
  const list = make('dl', 'detail-facts');
  const pairTitle = make('h3', '', 'Do its two clients work as one?');
  const pair = make('dl', 'detail-facts');
  const consensusTitle = make('h3', '', 'Its consensus client');
  const consensusList = make('dl', 'detail-facts');
  const execution = assessment(name, 'execution', 'Is someone around this node?');
  const consensus = assessment(name, 'consensus', 'Is someone around its consensus client?');
  body.append(list, pairTitle, pair, consensusTitle, consensusList, execution.part, consensus.part);

  async function read() {
    await Promise.all([execution.read(), consensus.read()]);
    changed();
  }

  read();
  return { read, title: () => name, render };

  function render({ fleet, now }) {
    const node = fleet.nodes.find((candidate) => candidate.name === name);
    facts(list, node ? about(node, now) : [['Node', 'not watched']]);
    facts(pair, node?.pair ? aboutPair(node.pair, now) : []);
    [pairTitle, pair].forEach((part) => setHidden(part, !node?.pair));
    facts(consensusList, node?.consensus ? aboutConsensus(node.consensus, now) : []);
    [consensusTitle, consensusList].forEach((part) => setHidden(part, !node?.consensus));
    execution.render(node);
    consensus.render(node?.consensus);
  }
}

const unknownSince = ({ status, since }, now) => (status === 'unreachable' ? `unknown since ${clock(since, now)}` : null);

const answers = (client, now) => [
  ['Status', client.status, client.failure?.detail ?? client.advice ?? null],
  ['Last answer', client.lastSuccess ? clock(client.lastSuccess, now) : 'none yet'],
];

const itself = (client, unknown) => [
  ['Its own id', unknown ?? client.id ?? 'not told', null, unknown ? 'unknown' : 'code'],
  ['Listens at', unknown ?? client.listenAddress ?? 'not told'],
];

const seconds = (value) => (value === null ? 'not told' : `${value} s`);

function about(node, now) {
  const unknown = unknownSince(node, now);
  return [
    ...answers(node, now),
    ...itself(node, unknown),
    ['Network', unknown ?? node.networkId ?? 'not told', unknown ? null : '1 is mainnet'],
    ['Last poll took', unknown ?? seconds(node.pollSeconds), unknown ? null : 'good: far below the timeout'],
    ['Unreadable peers', unknown ?? count(node.unreadablePeers), unknown ? null : 'good: 0'],
  ];
}

/** Figures that one of the two does not tell are shown as not known. */
function aboutPair({ verdict, since, detail, figures }, now) {
  return [
    ['Verdict', pairWords(verdict), detail],
    ['Since', since ? clock(since, now) : 'not both were asked yet'],
    ['Heads', `execution ${count(figures.executionHead)}, consensus ${count(figures.consensusBlock)}`, 'good: at most a block or two apart'],
    ['Head by the clock', figures.headAgeSeconds === null ? 'not known' : `slot ${count(figures.headSlot)}, ${age(figures.headAgeSeconds)} old, ${count(figures.slotsBehind)} behind`, 'good: 0 to 2 slots behind'],
    ['Finality', figures.finalityEpochs === null ? 'not known' : `${count(figures.finalityEpochs)} epochs ago`, 'good: 2 or 3'],
    ['Behind its peers', figures.blocksBehindPeers === null ? 'not known' : `${count(figures.blocksBehindPeers)} blocks`, 'execution head against the median of what its peers announce; good: below 96, since they announce it every 32 blocks'],
    ['Chains', `execution ${figures.executionChainId ?? 'not told'}, consensus ${figures.consensusChainId ?? 'not told'}`, 'good: the same'],
  ];
}

function aboutConsensus(client, now) {
  const unknown = unknownSince(client, now);
  return [
    ...answers(client, now),
    ...itself(client, unknown),
    ['Peers', unknown ?? count(client.peerCount)],
    ['Last poll took', unknown ?? seconds(client.pollSeconds), unknown ? null : 'good: far below the timeout'],
  ];
}
