// How the peers of one client of a node are judged, indicator by indicator.

import { getIfThere, Unanswered } from './api.js';
import { keyed, make, setAttribute, setHidden, setText } from './dom.js';
import { UNKNOWN } from './format.js';
import { rows, table } from './tables.js';
import { suspicionWords } from './words.js';

const INDICATORS = ['Indicator', 'Now', 'Level', 'Good', 'What was found'];

export function assessment(name, layer, title) {
  const verdict = make('p', 'verdict-line');
  const reasons = make('ul', 'bullets');
  const reach = make('p', 'finding');
  const indicators = table(INDICATORS);
  const part = make('div', 'assessment', make('h3', '', title), verdict, reasons, reach, indicators,
    make('p', 'good', 'A suspicion, not a proof: a peer table cannot prove an eclipse. A single group of indicators never raises the alarm.'));
  let answer = null;
  return { part, read, render };

  async function read() {
    try {
      answer = await getIfThere(`nodes/${encodeURIComponent(name)}/assessment?layer=${layer}`);
    } catch (error) {
      if (!(error instanceof Unanswered)) {
        throw error;
      }
    }
  }

  /** Nothing of a client that is not watched, and no old finding of one that cannot be read. */
  function render(client) {
    const blind = client?.status === 'unreachable';
    const words = client ? suspicionWords(blind ? { state: 'blind' } : answer) : null;
    setHidden(part, !words);
    setText(verdict, words ? words.words : '');
    setAttribute(verdict, 'data-level', words?.level);
    keyed(reasons, (!blind && answer?.reasons) || [], (reason) => reason, (reason) => make('li', '', reason), () => {});
    setText(reach, (!blind && answer?.reachability?.reason) || '');
    const found = (!blind && answer?.indicators) || [];
    setHidden(indicators, found.length === 0);
    rows(indicators, found, ({ id }) => id, indicatorTexts);
    found.forEach(({ level }, at) => setAttribute(indicators.tBodies[0].rows[at], 'data-level', level));
  }
}

function indicatorTexts({ id, value, level, held, good, reason }) {
  const both = held && held !== level ? `${level}, held ${held}` : level;
  return [id.replaceAll('_', ' '), number(value), both, good ?? '', reason ?? ''];
}

const number = (value) => (typeof value === 'number' ? String(Number(value.toPrecision(3))) : UNKNOWN);
