// Makes the pages smoother; every one works without it. A form, or a link with `data-swap`, changes what is in <main>
// instead of the page, unless it has `data-whole`. What had the focus has it again, by its id; so has what is checked with `data-keep`.

document.addEventListener('submit', (event) => {
  const form = event.target;
  if ('whole' in form.dataset || form.action.endsWith('/sign-out')) return;
  event.preventDefault();
  clearTimeout(sending);
  const { submitter } = event;
  const fields = new URLSearchParams(new FormData(form, submitter));
  const url = new URL(submitter?.getAttribute('formaction') ?? form.action, location.href);
  if ((submitter?.getAttribute('formmethod') ?? form.method) === 'get') {
    url.search = fields.toString();
    go(url);
  } else go(url, { method: 'POST', body: fields });
});

document.addEventListener('click', (event) => {
  const copy = event.target.closest('[data-copy]');
  if (copy) return copyFrom(copy);
  const link = event.target.closest('a[data-swap]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(new URL(link.href));
});

// A choice that others depend on sends its form; not at each key of somebody who types a choice.
let sending;
document.addEventListener('change', ({ target: { dataset, form } }) => {
  if (!('send' in dataset)) return;
  clearTimeout(sending);
  sending = setTimeout(() => form.isConnected && form.requestSubmit(), 250);
});

addEventListener('popstate', () => go(new URL(location.href), undefined, false));

let going;

/** Fetches a page and puts its <main> in the place of ours; one that is asked for later overtakes. */
export async function go(url, init, remember = true) {
  going?.abort();
  const mine = new AbortController();
  going = mine;
  const main = document.querySelector('main');
  main.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(url, { ...init, signal: mine.signal });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.querySelector('main');
    if (!fresh || response.status === 401) return location.assign(response.url);
    if (remember && response.url !== location.href && !(init && !response.redirected)) {
      history.pushState(null, '', response.url);
    }
    swap(main, fresh, page.title);
  } catch (error) {
    if (mine.signal.aborted) return;
    say(main, `The console cannot be reached: ${error.message}`);
  } finally {
    main.removeAttribute('aria-busy');
  }
}

function swap(main, fresh, title) {
  const focused = document.activeElement?.id;
  const y = scrollY;
  const kept = [...main.querySelectorAll('[data-keep]:checked')].map(({ id }) => id);
  main.replaceChildren(...fresh.childNodes);
  for (const id of kept) document.getElementById(id)?.click();
  document.title = title;
  scrollTo(0, y);
  const again = focused && document.getElementById(focused);
  (again || main).focus({ preventScroll: true });
  document.dispatchEvent(new Event('swapped'));
}

function say(main, text) {
  const notice = document.createElement('p');
  notice.className = 'notice wrong';
  notice.setAttribute('role', 'alert');
  notice.textContent = text;
  main.prepend(notice);
}

async function copyFrom(button) {
  const text = document.getElementById(button.dataset.copy).textContent;
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Press Ctrl+C';
    getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
  }
  setTimeout(() => {
    button.textContent = before;
  }, 1500);
}
