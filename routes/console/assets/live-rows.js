// The rows themselves, made from the page's own template.
import { wordsOf } from './live-words.js';

const most = 200;

export function createRows(names) {
  let body;
  let template;

  function rowOf({ id, time, words }) {
    const row = template.content.firstElementChild.cloneNode(true);
    row.dataset.id = id;
    const link = row.querySelector('a');
    const url = new URL(location.href);
    // It may come after its page.
    if (url.searchParams.get('open') === String(id)) link.setAttribute('aria-current', 'true');
    for (const name of ['done', 'next']) url.searchParams.delete(name);
    url.searchParams.set('open', id);
    link.href = `${url.pathname}${url.search}#entry`;
    link.id = `call-${id}`;
    row.querySelector('time').dateTime = time;
    row.querySelector('time').textContent = new Date(time).toLocaleTimeString('en-GB');
    for (const cell of row.querySelectorAll('[data-word]')) cell.textContent = words[cell.dataset.word];
    row.querySelector('.chip').className = `chip ${words.kind}`;
    return row;
  }
  function tidy() {
    while (body.rows.length > most) body.lastElementChild.remove();
    document.getElementById('none').hidden = body.rows.length > 0;
    const older = document.getElementById('older');
    const oldest = body.lastElementChild?.dataset.id;
    if (!older || !oldest) return;
    const url = new URL(older.href);
    url.searchParams.set('next', oldest);
    older.href = url.href;
  }

  return {
    /** Puts the rows that there are into the page; at first they are the page's own. */
    show() {
      const fresh = document.getElementById('rows');
      template = document.getElementById('row');
      if (body) fresh.replaceWith(body);
      body ??= fresh;
      tidy();
    },
    /** Only what a row says is kept of a call: bodies may be large. */
    wordsOf: (call) => ({ id: call.id, time: call.time, words: wordsOf(call, names) }),
    /** Oldest first. */
    add(calls) {
      body.prepend(...calls.slice(-most).map(rowOf).reverse());
      tidy();
    },
    clear() {
      body.replaceChildren();
      tidy();
    },
  };
}
