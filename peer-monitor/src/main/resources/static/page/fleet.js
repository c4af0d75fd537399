// What the page knows: nodes, peers and events, folded from answers and from the stream.

const MOST_EVENTS = 2000;

export const keyOf = (peer) => `${peer.node} ${peer.id}`;

/** As long as no answer lists the peer, only what its event told is known. */
const fromEvent = (event) => ({
  node: event.node,
  ...event.peer,
  static: null,
  trusted: null,
  capabilities: [],
  eth: null,
  connectedSince: event.at,
  connectedBeforeStart: false,
});

/** Nothing of a node that cannot be read may look current. */
const blinded = (node, event) => ({
  ...node,
  status: 'unreachable',
  since: event.at,
  failure: { reason: event.reason, detail: event.detail ?? '' },
  ...Object.fromEntries(
    ['peerCount', 'client', 'headBlock', 'syncing', 'highestBlock', 'directions', 'clients', 'clockOffsetSeconds', 'assessment']
      .map((field) => [field, null]),
  ),
});

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
      // the page shows execution peers; consensus clients come with their node
      if (event.layer !== 'consensus') {
        this.events.push(event);
        this.#fold(event);
      }
    }
    if (this.events.length > MOST_EVENTS) {
      this.events.splice(0, this.events.length - MOST_EVENTS);
    }
    return news.length > 0;
  }

  #fold(event) {
    const key = event.peer ? keyOf({ node: event.node, id: event.peer.id }) : null;
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
        this.nodes = this.nodes.map((node) => (node.name === event.node ? blinded(node, event) : node));
        this.#forgetPeersOf(event.node);
        break;
      case 'node_limited':
        this.#forgetPeersOf(event.node);
        break;
    }
  }

  #forgetPeersOf(node) {
    for (const [key, peer] of this.peers) {
      if (peer.node === node) {
        this.peers.delete(key);
      }
    }
  }
}
