// One node: all that it tells, and how its peers are judged, indicator by indicator.

import { getIfThere, Unanswered } from './api.js';
import { facts, keyed, make, setAttribute, setHidden, setText } from './dom.js';
import { clock, count, UNKNOWN } from './format.js';
import { rows, table } from './tables.js';
import { suspicionWords } from './words.js';

const INDICATORS = ['Indicator', 'Now', 'Level', 'Good', 'What was found'];

export function nodeDetail(name, body, changed) {
  const list = make('dl', 'detail-facts');
  const verdict = make('p', 'verdict-line');
  const reasons = make('ul', 'bullets');
  const reach = make('p', 'finding');
  const indicators = table(INDICATORS);
  const part = make('div', 'assessment', make('h3', '', 'Is someone around this node?'), verdict, reasons, reach, indicators,
    make('p', 'good', 'A suspicion, not a proof: a peer table cannot prove an eclipse. A single group of indicators never raises the alarm.'));
  body.append(list, part);
  let assessment = null;

  async function read() {
    try {
      assessment = await getIfThere(`nodes/${encodeURIComponent(name)}/assessment`);
    } catch (error) {
      if (!(error instanceof Unanswered)) {
        throw error;
      }
    }
    changed();
  }

  read();
  return { read, title: () => name, render };

  function render({ fleet, now }) {
    const node = fleet.nodes.find((candidate) => candidate.name === name);
    facts(list, node ? about(node, now) : [['Node', 'not watched']]);
    const blind = node?.status === 'unreachable';
    const words = suspicionWords(blind ? { state: 'blind' } : assessment);
    setHidden(part, !words);
    setText(verdict, words ? words.words : '');
    setAttribute(verdict, 'data-level', words?.level);
    keyed(reasons, (!blind && assessment?.reasons) || [], (reason) => reason, (reason) => make('li', '', reason), () => {});
    setText(reach, (!blind && assessment?.reachability?.reason) || '');
    const found = (!blind && assessment?.indicators) || [];
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

function about(node, now) {
  const unknown = node.status === 'unreachable' ? `unknown since ${clock(node.since, now)}` : null;
  return [
    ['Status', node.status, node.failure?.detail ?? node.advice ?? null],
    ['Last answer', node.lastSuccess ? clock(node.lastSuccess, now) : 'none yet'],
    ['Its own id', unknown ?? node.id ?? 'not told', null, unknown ? 'unknown' : 'code'],
    ['Listens at', unknown ?? node.listenAddress ?? 'not told'],
    ['Network', unknown ?? node.networkId ?? 'not told', unknown ? null : '1 is mainnet'],
    ['Last poll took', unknown ?? (node.pollSeconds === null ? 'not told' : `${node.pollSeconds} s`), unknown ? null : 'good: far below the timeout'],
    ['Unreadable peers', unknown ?? count(node.unreadablePeers), unknown ? null : 'good: 0'],
  ];
}
