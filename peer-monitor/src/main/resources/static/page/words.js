// The words of closed sets, in one place so that they can be read and changed together.

/** Why a peer left: what it means for the operator. */
const REASONS = {
  unknown: ['reason not told', 'seen by polls alone; subscriptions (ws or IPC) tell the reason'],
  requested: ['requested', 'one side asked for it, for instance to make room'],
  network_error: ['network error', 'the connection broke; many at once: look at your own network'],
  protocol_error: ['protocol error', 'one side broke the protocol'],
  useless_peer: ['useless peer', 'nothing in common, such as another chain; normal'],
  too_many_peers: ['too many peers', 'one side was full; normal'],
  already_connected: ['already connected', 'the same peer twice; normal'],
  incompatible_version: ['incompatible version', 'no protocol version in common'],
  invalid_identity: ['invalid identity', 'its identity does not hold'],
  quitting: ['client quitting', 'the peer shut down; normal'],
  unexpected_identity: ['unexpected identity', 'another peer answered at that address; many: poisoned discovery'],
  self: ['connected to self', 'the node dialled itself'],
  read_timeout: ['read timeout', 'it went silent; many at once: look at your own network'],
  subprotocol_error: ['subprotocol error', 'eth or snap failed, such as a wrong fork or a bad message'],
  other: ['another reason', 'not in the list of Geth'],
};

export const reasonWords = (reason) => (REASONS[reason] ?? REASONS.other)[0];

/** The Beacon API tells no reason of any peer. */
export const reasonMeaning = (reason, layer) => (layer === 'consensus' && reason === 'unknown'
  ? 'consensus clients do not tell it'
  : (REASONS[reason] ?? REASONS.other)[1]);

const GOOD = {
  execution: {
    peers: 'good: a third out',
    direction: 'Good: about one third outbound, the rest inbound. No inbound for long: nobody can dial the node.',
    timeline: 'Good: joins and leaves in balance. Geth itself drops some 12 peers an hour once it is full.',
  },
  consensus: {
    peers: 'good: both ways',
    direction: 'Good: both ways. No inbound for long: nobody can dial the consensus client, see port 13000 of Prysm.',
    timeline: 'Good: joins and leaves in balance. What comes and goes between two polls is not seen.',
  },
};

export const peersGood = (layer) => GOOD[layer].peers;

export const directionGood = (layer) => GOOD[layer].direction;

export const timelineGood = (layer) => GOOD[layer].timeline;

const UPDATES = {
  events: ['events', 'the node pushes joins and leaves at once'],
  reconnecting: ['polling, reconnecting', 'the subscription broke and is being renewed'],
  polling: ['polling', 'no subscription; short sessions and reasons are missed'],
};

export const updatesWords = (updates) => UPDATES[updates] ?? [updates, ''];

const SUSPICION = {
  none: 'no suspicion',
  low: 'low suspicion',
  medium: 'suspicious',
  elevated: 'suspicious',
  high: 'highly suspicious',
  critical: 'eclipse suspected',
};

const NOT_JUDGED = {
  young: 'too young to judge',
  too_few: 'too few peers to judge',
  blind: 'cannot be judged: blind',
};

/** What the assessment says in two or three words, and how bad that is. */
export function suspicionWords(assessment) {
  if (!assessment) {
    return null;
  }
  const level = assessment.suspicion ?? null;
  const words = level === null || level === 'none' ? (NOT_JUDGED[assessment.state] ?? SUSPICION[level]) : SUSPICION[level];
  return words ? { words, level: level ?? 'unknown' } : null;
}

export const pairWords = (verdict) => verdict.replaceAll('_', ' ');

const DIRECTIONS = { inbound: 'in', outbound: 'out', unknown: 'not told' };

export const directionWords = (direction) => DIRECTIONS[direction] ?? direction;

const DIALLED = { inbound: 'the peer dialled the node', outbound: 'the node dialled the peer', unknown: 'the node does not tell who dialled' };

export const dialledWords = (direction) => DIALLED[direction] ?? '';
