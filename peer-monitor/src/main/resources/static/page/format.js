// Numbers, times and shares as a person reads them.

const COUNT = new Intl.NumberFormat('en-GB');
const PERCENT = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const SECONDS = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

export const UNKNOWN = '–';

export const count = (number) => (number === null || number === undefined ? UNKNOWN : COUNT.format(number));

export const share = (part) => PERCENT.format(part);

/** 1 peer, 2 peers. */
export const several = (number, thing) => `${count(number)} ${thing}${number === 1 ? '' : 's'}`;

/** For example 8s, 12m, 3h 5m or 9d 4h, as on the console. */
export function age(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const days = Math.floor(whole / 86400);
  const hours = Math.floor((whole % 86400) / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  if (days > 0) {
    return hours === 0 ? `${days}d` : `${days}d ${hours}h`;
  }
  if (hours > 0) {
    return minutes === 0 ? `${hours}h` : `${hours}h ${minutes}m`;
  }
  return minutes > 0 ? `${minutes}m` : `${whole}s`;
}

export const secondsSince = (instant, now) => (now - Date.parse(instant)) / 1000;

/** 12:03 today, 23 Nov 12:03 on another day. */
export const clock = (instant, now) => onItsDay(TIME, instant, now);

/** 12:03:41 today. */
export const clockSeconds = (instant, now) => onItsDay(SECONDS, instant, now);

function onItsDay(format, instant, now) {
  const date = new Date(instant);
  const today = DAY.format(date) === DAY.format(now);
  return today ? format.format(date) : `${DAY.format(date)} ${format.format(date)}`;
}

export const shortId = (id) => id.slice(0, 16);

/** Address with its port; an IPv6 address in brackets. */
export function endpoint(peer) {
  if (!peer?.address) {
    return UNKNOWN;
  }
  const host = peer.address.includes(':') ? `[${peer.address}]` : peer.address;
  return peer.port ? `${host}:${peer.port}` : host;
}

/** geth 1.17.10 */
export const software = (client) => [client.family, client.version].filter(Boolean).join(' ');
