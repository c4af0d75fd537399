// Joins and leaves over time, and why peers left.

import { chart } from './charts.js';
import { byId, keyed, make, setText } from './dom.js';
import { slices, tally } from './figures.js';
import { age, clock, clockSeconds, count, secondsSince, several } from './format.js';
import { reasonMeaning, reasonWords, timelineGood } from './words.js';

const BARS = 30;

const show = chart(byId('timeline-chart'), 'bar', {
  scales: {
    x: { stacked: true, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 24 } },
    y: { stacked: true, grid: {}, ticks: { precision: 0, callback: (value) => Math.abs(value) } },
  },
  plugins: { tooltip: { callbacks: { label: ({ dataset, raw }) => `${dataset.label}: ${Math.abs(raw)}` } } },
});

export function renderTimeline({ fleet, scope, view, now }) {
  const seconds = Number(view.span);
  const events = scope.events.filter((event) => secondsSince(event.at, now) <= seconds);
  const bars = slices(events, seconds, now, BARS);
  const left = events.filter(({ type }) => type === 'left');
  const joined = events.filter(({ type }) => type === 'joined').length;
  const words = `${several(joined, 'join')} and ${several(left.length, 'leave')} in the last ${age(seconds)}`;
  const label = seconds > 3600 ? clock : clockSeconds;
  show({
    labels: bars.map(({ from }) => label(from, now)),
    sets: [
      { label: 'joined', values: bars.map((bar) => bar.joined), colours: '--joined' },
      { label: 'left', values: bars.map((bar) => -bar.left), colours: '--left' },
    ],
    words,
  });
  const first = fleet.events[0];
  const known = first && secondsSince(first.at, now) < seconds ? `; known since ${clockSeconds(first.at, now)}` : '';
  setText(byId('timeline-words'), first ? `${words}${known}.` : 'Nothing has happened since the monitor started.');
  setText(byId('timeline-good'), timelineGood(scope.layer));
  renderReasons(tally(left.map(({ reason }) => reason)), left.length, scope.layer);
}

function renderReasons(reasons, total, layer) {
  keyed(
    byId('reasons'),
    reasons,
    ([reason]) => reason,
    ([reason]) => make('li', '',
      make('span', 'name', reasonWords(reason)),
      make('span', 'track', make('span', 'fill')),
      make('span', 'number'),
      make('span', 'hint')),
    (item, [reason, number]) => {
      setText(item.children[3], reasonMeaning(reason, layer));
      item.children[1].firstElementChild.style.width = `${(100 * number) / total}%`;
      setText(item.children[2], count(number));
    },
  );
}
