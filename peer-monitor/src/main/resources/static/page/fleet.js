// What the page knows: nodes, peers and events, folded from answers and from the stream.

const MOST_EVENTS = 2000;

/** A client may tell any id, also one that a peer of the other layer has. */
export const keyOf = (peer) => `${peer.node} ${peer.layer} ${peer.id}`;

/** As long as no answer lists the peer, only what its event told is known. */
const fromEvent = (event) => ({
  node: event.node,
  layer: event.layer,
  ...event.peer,
  static: null,
  trusted: null,
  capabilities: [],
  eth: null,
  connectedSince: event.at,
  connectedBeforeStart: false,
});

/** Nothing of a client that cannot be read may look current. */
const blinded = (client, event) => ({
  ...client,
  status: 'unreachable',
  since: event.at,
  failure: { reason: event.reason, detail: event.detail ?? '' },
  ...Object.fromEntries(
    ['peerCount', 'client', 'headBlock', 'syncing', 'highestBlock', 'directions', 'clients', 'clockOffsetSeconds', 'assessment', 'headSlot', 'slotsBehind']
      .map((field) => [field, null]),
  ),
});

/** An execution client is the node itself in the answer, and its consensus client a part of it. */
function without(node, event) {
  // the verdict holds for a while; the numbers in its words do not
  const rest = { ...node, pair: node.pair && { ...node.pair, detail: '' } };
  return event.layer === 'consensus'
    ? { ...rest, consensus: node.consensus && blinded(node.consensus, event) }
    : blinded(rest, event);
}

export class Fleet {
  nodes = [];
  peers = new Map();
  events = [];
  lastEvent = null;

  takeNodes(nodes) {
    this.nodes = nodes;
  }

  /** Events that arrived while the answer was on its way are folded into it again. */
  takePeers(peers, eventBefore) {
    this.peers = new Map(peers.map((peer) => [keyOf(peer), peer]));
    this.events.filter((event) => event.id > (eventBefore ?? 0)).forEach((event) => this.#fold(event));
  }

  /** A history without events still says where the next one begins. */
  takeHistory({ events, latest }) {
    this.takeEvents(events);
    this.lastEvent ??= latest;
  }

  /** Keeps what is new; true where there was something. */
  takeEvents(events) {
    const news = events.filter((event) => event.id > (this.lastEvent ?? 0));
    for (const event of news) {
      this.lastEvent = event.id;
      this.events.push(event);
      this.#fold(event);
    }
    if (this.events.length > MOST_EVENTS) {
      this.events.splice(0, this.events.length - MOST_EVENTS);
    }
    return news.length > 0;
  }

  #fold(event) {
    const key = event.peer ? keyOf({ ...event, id: event.peer.id }) : null;
    switch (event.type) {
      case 'joined':
        if (!this.peers.has(key)) {
          this.peers.set(key, fromEvent(event));
        }
        break;
      case 'identified':
        this.peers.set(key, { ...(this.peers.get(key) ?? fromEvent(event)), ...event.peer });
        break;
      case 'left':
        this.peers.delete(key);
        break;
      case 'node_lost':
        this.nodes = this.nodes.map((node) => (node.name === event.node ? without(node, event) : node));
        this.#forgetPeersOf(event);
        break;
      case 'node_limited':
        this.#forgetPeersOf(event);
        break;
    }
  }

  #forgetPeersOf({ node, layer }) {
    for (const [key, peer] of this.peers) {
      if (peer.node === node && peer.layer === layer) {
        this.peers.delete(key);
      }
    }
  }
}
