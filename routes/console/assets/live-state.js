// What goes on, in words: to see at once, and for a screen reader now and then.

const told = { live: ['Live', 'good'], reconnecting: ['Reconnecting ...', 'care'], refused: ['Stopped', 'bad'] };
/** Between two sentences for a screen reader, in milliseconds. */
const pauseMs = 15_000;

const many = (count) => count.toLocaleString('en');

export function createState() {
  let connection = 'connecting';
  let why = '';
  let meanwhile = 0;
  let dropped = 0;
  let second = { came: 0, shown: 0 };
  let unsaid = { calls: 0, refused: 0, since: performance.now() };
  const timer = setInterval(tick, 1000);
  const state = { paused: false, holding: false, rate: 0, sample: 1, came, showed, pause, show, end };

  function came({ code }) {
    second.came++;
    unsaid.calls++;
    if (code !== 101) unsaid.refused++;
    if (state.paused) meanwhile++;
  }
  function showed(count) {
    second.shown += count;
  }
  function tick() {
    state.rate = second.came;
    state.sample = second.shown === 0 ? 1 : Math.round(second.came / second.shown);
    second = { came: 0, shown: 0 };
    show();
    if (unsaid.calls === 0 || state.paused || performance.now() - unsaid.since < pauseMs) return;
    say(`${many(unsaid.calls)} new calls, ${many(unsaid.refused)} of them other than valid.`);
  }
  function say(text) {
    document.getElementById('said').textContent = text;
    unsaid = { calls: 0, refused: 0, since: performance.now() };
  }
  function pause(paused) {
    Object.assign(state, { paused });
    meanwhile = 0;
    say(paused ? 'Paused.' : 'Going on.');
    show();
  }
  function show() {
    for (const id of ['state', 'controls']) document.getElementById(id).hidden = false;
    const [text, kind] =
      state.paused && connection === 'live' ? ['Paused', 'none'] : (told[connection] ?? ['Connecting ...', 'none']);
    const link = document.getElementById('link');
    put(link, text);
    link.className = `chip ${kind}`;
    put(document.getElementById('rate'), sentence());
    put(document.getElementById('pause'), state.paused ? 'Resume' : 'Pause');
  }
  function sentence() {
    if (why !== '') return why;
    const parts = [];
    if (state.paused) parts.push(`${many(meanwhile)} came meanwhile`);
    else if (state.rate > 1 && state.sample > 1) parts.push(`showing 1 in ${many(state.sample)}`);
    if (state.rate > 1) parts.push(`${many(state.rate)} a second`);
    if (state.holding && state.rate > 10 && !state.paused) parts.push('standing still while you are at the list');
    if (dropped > 0) parts.push(`the server left out ${many(dropped)}, which the charts do not count`);
    return parts.join(', ');
  }
  function end() {
    clearInterval(timer);
  }
  state.dropped = (count) => {
    dropped += count;
  };
  state.connection = (now, reason = '') => {
    if (now !== connection && connection !== 'connecting') {
      say(now === 'live' ? 'Connected again, with what was missed.' : reason || 'Reconnecting.');
    }
    connection = now;
    why = reason;
    show();
  };
  return state;
}

/** Only where it changes something: a screen reader may be there. */
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
