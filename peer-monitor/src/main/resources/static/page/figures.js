// Figures of a list of peers; pure functions.

/** What is looked at: one of the two clients of each node, its peers and events, and which cannot be read now. */
export function scoped(fleet, { node, layer }) {
  const seen = (name) => !node || name === node;
  const nodes = fleet.nodes.filter(({ name }) => seen(name)).map((each) => (layer === 'consensus' ? each.consensus : each)).filter(Boolean);
  return {
    layer,
    nodes,
    up: nodes.filter(({ status }) => status === 'up'),
    blind: nodes.filter(({ status }) => status === 'unreachable'),
    peers: [...fleet.peers.values()].filter((peer) => peer.layer === layer && seen(peer.node)),
    // what happened to the pair is of both layers
    events: fleet.events.filter((event) => (event.layer ?? layer) === layer && seen(event.node)),
  };
}

/** [[value, how often], …], the most frequent first. */
export function tally(values) {
  const counts = new Map();
  values.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
  return [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
}

/** How many equally large groups would be as diverse: 1 / the sum of squared shares. */
export function effective(counts) {
  const total = counts.reduce((sum, [, number]) => sum + number, 0);
  return total === 0 ? null : 1 / counts.reduce((sum, [, number]) => sum + (number / total) ** 2, 0);
}

/** The network of an address: /24 or /16, for IPv6 /48 or /32; null for what is no address. */
export function network(address, size) {
  const small = size === 'small';
  if (!address) {
    return null;
  }
  if (address.includes(':')) {
    const groups = expanded(address).slice(0, small ? 3 : 2);
    return `${groups.join(':')}::/${small ? 48 : 32}`;
  }
  const parts = address.split('.');
  if (parts.length !== 4) {
    return null;
  }
  return small ? `${parts.slice(0, 3).join('.')}.0/24` : `${parts.slice(0, 2).join('.')}.0.0/16`;
}

function expanded(address) {
  const [head, tail] = address.split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array(gap).fill('0'), ...after];
}

/** Networks with their peers by direction, the largest first. */
export function networks(peers, size) {
  const found = new Map();
  for (const peer of peers) {
    const name = network(peer.address, size);
    if (name !== null) {
      const entry = found.get(name) ?? { name, total: 0, outbound: 0, inbound: 0, unknown: 0 };
      entry.total += 1;
      entry[peer.direction] += 1;
      found.set(name, entry);
    }
  }
  return [...found.values()].sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
}

/** The node that has most of its peers in one network, since only within a node it means something. */
export function mostConcentrated(up, peers, size) {
  const byNode = Map.groupBy(peers, (peer) => peer.node);
  return up
    .map(({ name }) => {
      const own = byNode.get(name) ?? [];
      return { node: name, of: own.length, largest: networks(own, size)[0] };
    })
    .filter(({ largest }) => largest)
    .sort((a, b) => b.largest.total - a.largest.total)[0];
}

/** Joins and leaves in equal slices of the last seconds, the oldest first. */
export function slices(events, seconds, now, bars) {
  const width = (seconds * 1000) / bars;
  // whole slices, so that a bar does not change while it moves
  const end = Math.ceil(now / width) * width;
  const start = end - seconds * 1000;
  const found = Array.from({ length: bars }, (_, at) => ({ from: start + at * width, joined: 0, left: 0 }));
  for (const event of events) {
    const at = Math.floor((Date.parse(event.at) - start) / width);
    if (found[at] && (event.type === 'joined' || event.type === 'left')) {
      found[at][event.type] += 1;
    }
  }
  return found;
}
