// Brings the parts together: reads, follows the stream, and shows what is known once a frame.

import { allPeers, get, getIfThere, Unanswered } from './api.js';
import * as clock from './clock.js';
import { Contact } from './contact.js';
import { prepareControls, renderControls } from './controls.js';
import { prepareDetail, renderDetail, rereadDetail } from './detail.js';
import { byId, setAttribute, setText } from './dom.js';
import { scoped } from './figures.js';
import { Fleet } from './fleet.js';
import { renderLog } from './log.js';
import { renderMix } from './mix.js';
import { renderNodes } from './nodes.js';
import { refresher } from './refresher.js';
import { follow } from './stream.js';
import { prepareTable, renderTable } from './table.js';
import { renderTiles, spoken } from './tiles.js';
import { renderTimeline } from './timeline.js';
import { onChange, view } from './view.js';

const MOST_EVENTS = 1000;
const PAUSE = { live: 10000, polling: 5000, hidden: 60000 };

const fleet = new Fleet();
const contact = new Contact();
let streams = null;
let frame = null;

function show() {
  frame ??= requestAnimationFrame(render);
}

function render() {
  frame = null;
  contact.render();
  const now = contact.asOf(clock.now());
  const page = { fleet, view, now, scope: scoped(fleet, view) };
  [renderControls, renderTiles, renderNodes, renderMix, renderTimeline, renderLog, renderTable, renderDetail].forEach((part) => part(page));
  setText(byId('spoken'), fleet.nodes.length ? spoken(page.scope, now) : '');
}

async function read() {
  try {
    await readAll();
    contact.answered(clock.now());
    setAttribute(byId('main'), 'aria-busy', null);
    rereadDetail();
  } catch (error) {
    if (!(error instanceof Unanswered)) {
      throw error;
    }
    contact.unanswered(clock.now());
  } finally {
    show();
  }
}

async function readAll() {
  const { json, date } = await get('nodes');
  clock.learn(date);
  fleet.takeNodes(json);
  if (streams !== false) {
    // also while the stream is up, since a connection can be dead without anybody noticing
    const history = await getIfThere(fleet.lastEvent === null ? `events?limit=${MOST_EVENTS}` : `events?since=${fleet.lastEvent}&limit=${MOST_EVENTS}`);
    if (history !== null) {
      fleet.takeHistory(history);
    }
    startStream(history !== null);
  }
  const before = fleet.lastEvent;
  fleet.takePeers(await allPeers(), before);
}

function startStream(there) {
  if (streams === null && there) {
    follow(() => fleet.lastEvent, onEvent, onLive);
  }
  streams ??= there;
}

function onEvent(event) {
  if (fleet.takeEvents([event])) {
    updates.soon();
    show();
  }
}

function onLive(live) {
  contact.live = live;
  updates.soon();
  show();
}

const updates = refresher(read, () => (document.hidden ? PAUSE.hidden : contact.live && !contact.lost ? PAUSE.live : PAUSE.polling));

prepareTable();
prepareControls();
prepareDetail();
onChange(show);
document.addEventListener('visibilitychange', () => document.hidden || updates.now());
// ages grow while nothing happens
setInterval(() => document.hidden || show(), 1000);
updates.now();
