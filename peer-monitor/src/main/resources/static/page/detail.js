// The dialog in which one peer or one node is looked at; the browser traps and returns the focus.

import { byId, make, setText } from './dom.js';
import { change, view } from './view.js';
import { nodeDetail } from './node-detail.js';
import { peerDetail } from './peer-detail.js';

const dialog = byId('detail');
let open = null;

export function prepareDetail() {
  byId('detail-close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => {
    open = null;
    if (view.peer || view.about) {
      change({ peer: '', about: '' });
    }
    if (document.activeElement === document.body) {
      byId('peers-title').focus();
    }
  });
}

/** Opens, changes or closes it, whatever the view says. */
export function renderDetail(page) {
  const wanted = view.peer ? `peer ${view.peer}` : view.about ? `node ${view.about}` : null;
  if (wanted === null) {
    dialog.close();
    return;
  }
  if (open?.name !== wanted) {
    const body = make('div');
    byId('detail-body').replaceChildren(body);
    open = { name: wanted, detail: view.peer ? peerDetail(view.peer, body, refresh) : nodeDetail(view.about, body, refresh) };
    dialog.scrollTop = 0;
  }
  open.page = page;
  refresh();
  if (!dialog.open) {
    dialog.showModal();
    byId('detail-title').focus();
  }
}

function refresh() {
  if (open) {
    setText(byId('detail-title'), open.detail.title(open.page));
    open.detail.render(open.page);
  }
}

/** Something changed: reads again what is shown. */
export function rereadDetail() {
  open?.detail.read();
}
