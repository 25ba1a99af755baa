import { adminKey } from './requests.mjs';
import { openStream } from './soak-stream.mjs';

const scrapeMs = 5000;
const againMs = 7000;

const own = { 'X-Admin-Key': adminKey };
const scraped = { method: 'GET', path: '/metrics', headers: { authorization: `Bearer ${adminKey}` } };

/** Those who stay: a console's live page, a reader of refusals, one who comes again and goes on, and Prometheus. */
export async function startWatchers({ port, send, cookie }, wrong) {
  const told = { events: 0, dropped: 0, scrapes: 0 };
  const open = (query, headers = own) =>
    follow({ port, path: `/__admin/requests/events${query}`, headers }, told, wrong);
  const staying = [await open('', { cookie }), await open('?code=108')];
  let coming = await open('?dialect=karza');
  let closed = false;
  let opening = false;
  const again = setInterval(async () => {
    // One that comes late must not be forgotten over the next.
    if (opening) return;
    opening = true;
    coming.close();
    coming = await open('?dialect=karza', { ...own, 'Last-Event-ID': String(coming.last()) });
    opening = false;
    if (closed) coming.close();
  }, againMs);
  const scraping = setInterval(async () => {
    const { status } = await send(scraped);
    told.scrapes++;
    if (status !== 200) wrong('watchers', `a scrape was answered ${status}`);
  }, scrapeMs);
  return {
    told,
    close() {
      closed = true;
      for (const timer of [again, scraping]) clearInterval(timer);
      for (const stream of [...staying, coming]) stream.close();
    },
  };
}

/** Follows the journal, whose numbers only go up. */
async function follow(from, told, wrong) {
  let last = 0;
  const stream = openStream(from, ({ name, id, data }) => {
    if (name === 'dropped') told.dropped += JSON.parse(data).count;
    if (name !== 'request') return;
    told.events++;
    if (id <= last) wrong('watchers', `event ${id} came after ${last}`);
    last = id;
  });
  await stream.opened.catch((error) => wrong('watchers', error.message));
  return { close: stream.close, last: () => last };
}

/** What Prometheus is told now, by the series' name without its labels; of several the sum. */
export async function scrape(send) {
  const { text } = await send(scraped);
  const series = new Map();
  for (const [, name, value] of text.matchAll(/^(\w+)(?:\{.*\})? (\S+)$/gm)) {
    series.set(name, (series.get(name) ?? 0) + Number(value));
  }
  return series;
}
