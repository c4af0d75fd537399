// The stream of events: opened again and again for as long as the page is open.

const TYPES = [
  'joined', 'identified', 'left', 'node_seen', 'node_limited', 'node_lost', 'node_back',
  'events_on', 'events_off', 'events_missed', 'node_added', 'node_removed', 'pair_changed',
];
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60000;

/**
 * Calls onEvent for each event after the one that sinceOf names, and onLive with true or false when
 * the stream comes up or breaks.
 */
export function follow(sinceOf, onEvent, onLive) {
  let pause = FIRST_PAUSE;

  function open() {
    const since = sinceOf();
    const source = new EventSource(since === null ? 'events' : `events?since=${since}`);
    source.addEventListener('open', () => {
      pause = FIRST_PAUSE;
      onLive(true);
    });
    source.addEventListener('error', () => {
      onLive(false);
      // an answer other than a stream, such as 503 when there are too many readers, ends an EventSource
      source.close();
      setTimeout(open, pause * (0.75 + Math.random() / 2));
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    });
    TYPES.forEach((type) => source.addEventListener(type, (message) => onEvent(JSON.parse(message.data))));
  }

  open();
}
