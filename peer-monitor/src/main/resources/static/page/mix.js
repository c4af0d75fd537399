// Clients, networks and directions of the peers in view.

import { chart } from './charts.js';
import { byId, keyed, make, setAttribute, setText } from './dom.js';
import { mostConcentrated, networks, tally } from './figures.js';
import { count, several, share } from './format.js';
import { change } from './view.js';
import { directionGood } from './words.js';

const MOST_NETWORKS = 8;
const MOST_NODES = 10;

const whole = { precision: 0 };
const stackedBars = {
  indexAxis: 'y',
  scales: {
    x: { stacked: true, beginAtZero: true, ticks: whole, grid: {} },
    y: { stacked: true, grid: { display: false }, ticks: { autoSkip: false } },
  },
};

const GOOD = {
  small: 'Good: at most 3 peers of one node in one such network, 1 or 2 of those it dialled. More looks like one party with many peers.',
  large: 'Good: no such network above a quarter of a node’s peers. Large clouds clump here, so judge it by the smaller networks too.',
};

const showClients = chart(byId('clients-chart'), 'doughnut', { cutout: '68%', plugins: { legend: { display: false } } });
const showNetworks = chart(byId('networks-chart'), 'bar', stackedBars);
const showDirection = chart(byId('direction-chart'), 'bar', stackedBars);

const clientColour = (family) => `--client-${family}`;

export function renderMix({ scope, view }) {
  const families = tally(scope.peers.map((peer) => peer.client.family));
  renderClients(families, scope.peers.length, view);
  renderNetworks(scope, view.networks);
  renderDirection(scope);
  const blind = scope.blind.map(({ name }) => name).join(', ');
  setText(byId('mix-scope'), blind ? `without ${blind}: blind` : '');
}

function renderClients(families, total, view) {
  setText(byId('clients-total'), count(total));
  showClients({
    labels: families.map(([family]) => family),
    sets: [{ label: 'peers', values: families.map(([, number]) => number), colours: families.map(([family]) => clientColour(family)) }],
    words: `Peers by client: ${families.map(([family, number]) => `${family} ${number}`).join(', ') || 'none'}`,
  });
  keyed(
    byId('clients-legend'),
    families,
    ([family]) => family,
    ([family]) => {
      const swatch = make('span', 'swatch');
      swatch.style.background = `var(${clientColour(family)})`;
      const button = make('button', 'legend-item', swatch, make('span', 'name', family), make('span', 'number'), make('span', 'part'));
      button.type = 'button';
      button.addEventListener('click', () => change({ client: button.getAttribute('aria-pressed') === 'true' ? '' : family, page: '0' }));
      return make('li', '', button);
    },
    (item, [family, number]) => {
      const button = item.firstElementChild;
      setText(button.children[2], count(number));
      setText(button.children[3], share(number / total));
      setAttribute(button, 'aria-pressed', view.client === family);
    },
  );
}

function renderNetworks({ up, peers }, size) {
  const found = networks(peers, size);
  const largest = found.slice(0, MOST_NETWORKS);
  showNetworks({
    labels: largest.map(({ name }) => name),
    sets: byDirection((direction) => largest.map((entry) => entry[direction])),
    words: `Largest networks: ${largest.map(({ name, total }) => `${name} ${total}`).join(', ') || 'none'}`,
  });
  const worst = mostConcentrated(up, peers, size);
  setText(byId('networks-words'), worst
    ? `${several(found.length, 'network')}. Largest within a node: ${worst.largest.total} of ${worst.node}’s ${worst.of} peers in ${worst.largest.name}.`
    : 'No addresses are known.');
  setText(byId('networks-good'), GOOD[size]);
}

function renderDirection({ layer, up, peers }) {
  const shown = up.filter(({ directions }) => directions).slice(0, MOST_NODES);
  showDirection({
    labels: shown.map(({ name }) => name),
    sets: byDirection((direction) => shown.map(({ directions }) => directions[direction])),
    words: `Peers by direction: ${shown.map(({ name, directions }) => `${name} ${directions.outbound} out, ${directions.inbound} in`).join('; ') || 'none'}`,
  });
  const outbound = peers.filter(({ direction }) => direction === 'outbound').length;
  const more = up.length > MOST_NODES ? ` The first ${MOST_NODES} of ${up.length} nodes are shown.` : '';
  setText(byId('direction-good'), directionGood(layer));
  setText(byId('direction-words'), peers.length
    ? `${count(outbound)} of ${count(peers.length)} outbound, ${share(outbound / peers.length)}.${more}`
    : 'No peers are known.');
}

const byDirection = (valuesOf) => [
  { label: 'outbound', values: valuesOf('outbound'), colours: '--out' },
  { label: 'inbound', values: valuesOf('inbound'), colours: '--in' },
  { label: 'not told', values: valuesOf('unknown'), colours: '--untold' },
].filter(({ label, values }) => label !== 'not told' || values.some((value) => value > 0));
