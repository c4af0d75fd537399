// Whether the page still hears from the monitor; nothing may look current when it does not.

import { byId, setAttribute, setHidden, setText } from './dom.js';
import { clockSeconds } from './format.js';

const WORDS = {
  opening: 'Connecting',
  live: 'Live',
  polling: 'Stream down: read every 5 s',
  lost: 'No contact',
};

export class Contact {
  #lostAt = null;
  #answered = false;
  live = false;

  /** @param at the instant, in the monitor's time, at which it last answered */
  answered(at) {
    this.#answered = true;
    this.lastAnswer = at;
    this.#lostAt = null;
  }

  unanswered(at) {
    this.#lostAt ??= this.lastAnswer ?? at;
  }

  get lost() {
    return this.#lostAt !== null;
  }

  /** Ages stand still while nobody knows better. */
  asOf(now) {
    return this.#lostAt ?? now;
  }

  render() {
    const state = this.lost ? 'lost' : !this.#answered ? 'opening' : this.live ? 'live' : 'polling';
    setAttribute(byId('contact'), 'data-state', state);
    setText(byId('contact-words'), WORDS[state]);
    setAttribute(document.documentElement, 'data-contact', state);
    setText(byId('alarm'), this.lost ? this.#alarm() : '');
    setHidden(byId('alarm'), !this.lost);
  }

  #alarm() {
    return this.#answered
      ? `The monitor does not answer. Everything below is as of ${clockSeconds(this.#lostAt, this.#lostAt)}, not current. Trying again every 5 s: is it running, and is this computer online?`
      : 'The monitor does not answer. Trying again every 5 s: is it running, and is this computer online?';
  }
}
