// The list of calls: as many rows as a page can bear, of which it takes a sample where more come than can be read.
import { createRows } from './live-rows.js';
import { createState } from './live-state.js';

const mostPending = 200;
const burst = 50;
const aSecond = 30;
/** Above this many a second the rows stand still while somebody points at them. */
const fast = 10;
/** Between two additions where there are many, in milliseconds: each of them lays out and paints the list anew. */
const breath = 250;

export function createList(names) {
  const rows = createRows(names);
  const state = createState();
  let pending = [];
  let allowed = burst;
  let before = 0;
  let waiting;
  let frame;
  let here = false;

  const held = () => here && state.rate > fast;

  function soon() {
    waiting ??= setTimeout(
      () => {
        frame = requestAnimationFrame(draw);
      },
      Math.max(0, before + breath - performance.now()),
    );
  }
  function draw() {
    waiting = undefined;
    if (pending.length === 0 || state.paused) return;
    const now = performance.now();
    allowed = Math.min(burst, allowed + ((now - before) / 1000) * aSecond);
    before = now;
    const count = held() ? 0 : Math.min(pending.length, Math.floor(allowed));
    if (count === 0) return soon();
    allowed -= count;
    add(count);
  }
  /** So many of those that wait, evenly. */
  function add(count) {
    const step = pending.length / count;
    const picked = Array.from({ length: count }, (_, i) => pending[Math.floor((i + 1) * step) - 1]);
    pending = [];
    rows.add(picked);
    state.showed(count);
  }
  function resume() {
    state.pause(!state.paused);
    pending = pending.slice(-mostPending);
    if (!state.paused && pending.length > 0) add(pending.length);
  }
  function clear() {
    pending = [];
    rows.clear();
  }

  return {
    came(call) {
      state.came(call);
      pending.push(rows.wordsOf(call));
      // Not one by one: to shift an array for each call is dear.
      if (pending.length >= mostPending * 2) pending = pending.slice(-mostPending);
      soon();
    },
    dropped: state.dropped,
    state: state.connection,
    show(live) {
      rows.show();
      state.show();
      const list = live.querySelector('.calls');
      list.addEventListener('pointerenter', ({ pointerType }) => mark(pointerType === 'mouse'));
      list.addEventListener('pointerleave', () => mark(list.contains(document.activeElement)));
      list.addEventListener('focusin', () => mark(true));
      list.addEventListener('focusout', () => mark(list.matches(':hover')));
      document.getElementById('pause').addEventListener('click', resume);
      document.getElementById('clear').addEventListener('click', clear);
    },
    end() {
      clearTimeout(waiting);
      cancelAnimationFrame(frame);
      state.end();
    },
  };

  function mark(now) {
    here = now;
    state.holding = now;
  }
}
