// The journal as it comes. What goes on here outlives a swap of <main>: the list and the charts are put into the new one.
import { createCharts } from './live-charts.js';
import { createList } from './live-list.js';
import { follow } from './live-stream.js';

let going;
let opened;

attach();
document.addEventListener('swapped', attach);
// A page that the browser keeps for its back button must not keep a connection.
addEventListener('pagehide', end);
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());

function attach() {
  const live = document.getElementById('live');
  if (going && going.query !== live?.dataset.query) end();
  if (live?.dataset.query !== undefined) {
    going ??= begin(live);
    going.show(live);
  }
  tellTimes();
  moveFocus();
}

function end() {
  going?.end();
  going = undefined;
}

function begin({ dataset }) {
  const names = JSON.parse(dataset.names);
  const list = createList(names);
  const charts = createCharts(names, JSON.parse(dataset.minutes));
  const unfollow = follow(dataset.query, dataset.after, {
    came(call) {
      charts.came(call);
      list.came(call);
    },
    dropped: list.dropped,
    state: list.state,
  });
  return {
    query: dataset.query,
    show(live) {
      list.show(live);
      charts.show();
    },
    end() {
      unfollow();
      list.end();
      charts.end();
    },
  };
}

/** By the reader's clock. */
function tellTimes() {
  for (const time of document.querySelectorAll('main time')) {
    const at = new Date(time.dateTime);
    time.textContent = at.toLocaleTimeString('en-GB');
    time.title = at.toLocaleString();
  }
}

/** To the call that was opened, and back to its row when it is closed. */
function moveFocus() {
  const before = opened;
  opened = new URLSearchParams(location.search).get('open');
  const heading = document.getElementById('entry');
  for (const link of document.querySelectorAll('#rows [aria-current]')) link.removeAttribute('aria-current');
  document.getElementById(`call-${opened}`)?.setAttribute('aria-current', 'true');
  if (opened === before) return;
  if (opened && heading) {
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'nearest' });
  } else document.getElementById(`call-${before}`)?.focus({ preventScroll: true });
}
