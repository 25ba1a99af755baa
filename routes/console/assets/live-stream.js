// Follows the journal, and comes again after every break with what was missed in it.

const soonest = 1000;
const latest = 15_000;

/** Calls `came` with each call, `dropped` with how many the server left out, `state` with how the connection is. */
export function follow(query, after, { came, dropped, state }) {
  let source;
  let timer;
  let last = after;
  let wait = soonest;

  function connect() {
    const search = new URLSearchParams(query);
    search.set('last_event_id', last);
    source = new EventSource(`/__admin/requests/events?${search}`);
    source.addEventListener('open', () => {
      wait = soonest;
      state('live');
    });
    source.addEventListener('request', ({ data, lastEventId }) => {
      last = lastEventId;
      came(JSON.parse(data));
    });
    source.addEventListener('dropped', ({ data }) => dropped(JSON.parse(data).count));
    source.addEventListener('error', broke);
  }

  /** The browser tries again by itself where the connection broke, but not where it was refused. */
  async function broke() {
    state('reconnecting');
    const mine = source;
    if (mine.readyState !== EventSource.CLOSED) return;
    const refusal = await refusalOf(mine.url);
    if (mine !== source) return;
    if (refusal) return state('refused', refusal);
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, latest);
  }

  connect();
  return function end() {
    clearTimeout(timer);
    source.close();
    source = undefined;
  };
}

/** Why the server will not let us follow; undefined where it may yet. */
async function refusalOf(url) {
  const leaving = new AbortController();
  try {
    const response = await fetch(url, { signal: leaving.signal });
    if (response.status === 401) return 'You are signed out. Open the page again.';
    if (response.status < 400 || response.status === 503) return undefined;
    return (await response.json()).detail ?? `The server answered ${response.status}.`;
  } catch {
    return undefined;
  } finally {
    leaving.abort();
  }
}
