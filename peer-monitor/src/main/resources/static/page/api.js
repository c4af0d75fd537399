// Asks the monitor; every way it can go wrong is one of two errors.

const PATIENCE = 5000;
const MOST_A_PAGE = 500;

/** No answer, or one that is not the monitor's: it is down or something is in between. */
export class Unanswered extends Error {}

/** The monitor answered that it has no such thing. */
export class Missing extends Error {}

/** Reads one document; relative, so that the page works behind a path of a proxy. */
export async function get(path) {
  const response = await ask(path);
  if (response.status === 404) {
    throw new Missing(path);
  }
  if (!response.ok) {
    throw new Unanswered(`${path} answered ${response.status}`);
  }
  try {
    return { json: await response.json(), date: response.headers.get('Date') };
  } catch (cause) {
    throw new Unanswered(`${path} gave no JSON`, { cause });
  }
}

async function ask(path) {
  try {
    return await fetch(path, {
      headers: { Accept: 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (cause) {
    throw new Unanswered(path, { cause });
  }
}

/** As get, but null where this monitor does not have it. */
export async function getIfThere(path) {
  try {
    return (await get(path)).json;
  } catch (error) {
    if (error instanceof Missing) {
      return null;
    }
    throw error;
  }
}

/** Every peer of every node, of both layers; peers that come or go between two pages are mended by the next read. */
export async function allPeers() {
  const peers = [];
  let total;
  do {
    const page = (await get(`peers?limit=${MOST_A_PAGE}&offset=${peers.length}`)).json;
    peers.push(...page.peers);
    total = page.peers.length === 0 ? 0 : page.total;
  } while (peers.length < total);
  return peers;
}
