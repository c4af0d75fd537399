// Which peers the table shows, in which order; pure.

const NATURAL = new Intl.Collator('en', { numeric: true });

const text = (value) => (a, b) => NATURAL.compare(value(a) ?? '', value(b) ?? '');
const number = (value) => (a, b) => value(a) - value(b);

const ORDERS = {
  client: text((peer) => `${peer.client.family} ${peer.client.version ?? ''}`),
  node: text((peer) => peer.node),
  direction: text((peer) => peer.direction),
  address: text((peer) => peer.address),
  connectedSince: number((peer) => Date.parse(peer.connectedSince)),
  latestBlock: number((peer) => peer.eth?.latestBlock ?? -1),
  id: (a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)),
};

const TIES = [ORDERS.node, ORDERS.id];

export const sortKey = (sort) => sort.replace(/^-/, '');

export const isDescending = (sort) => sort.startsWith('-');

/** All that match, in order. */
export function select(peers, { client, direction, q, sort }) {
  const wanted = q.trim().toLowerCase();
  const id = wanted.replace(/^0x/, '');
  const order = ORDERS[sortKey(sort)] ?? ORDERS.connectedSince;
  const way = isDescending(sort) ? -1 : 1;
  return peers
    .filter((peer) => (!client || peer.client.family === client)
      && (!direction || peer.direction === direction)
      && (!wanted || peer.name.toLowerCase().includes(wanted) || peer.id.toLowerCase().includes(id) || (peer.address ?? '').includes(wanted)))
    .sort((a, b) => way * order(a, b) || TIES[0](a, b) || TIES[1](a, b));
}
