// Plain tables of texts.

import { keyed, make, setText } from './dom.js';

export function table(titles) {
  const heads = make('tr', '', ...titles.map((title) => {
    const head = make('th', '', title);
    head.scope = 'col';
    return head;
  }));
  return make('table', 'plain', make('thead', '', heads), make('tbody'));
}

/** One row for each item, with these texts. */
export function rows(shown, items, keyOf, textsOf) {
  keyed(
    shown.tBodies[0],
    items,
    keyOf,
    (item) => make('tr', '', ...textsOf(item).map(() => make('td'))),
    (row, item) => textsOf(item).forEach((text, at) => setText(row.cells[at], text)),
  );
}
