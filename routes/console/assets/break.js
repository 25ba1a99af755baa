// Keeps the counts and the time left of what stands up to date, while somebody looks.

const every = 3000;

async function refresh() {
  const standing = document.getElementById('standing');
  if (!standing || document.hidden || standing.contains(document.activeElement)) return;
  const response = await fetch('/console/break').catch(() => undefined);
  if (!response?.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const fresh = page.getElementById('standing');
  if (fresh && fresh.textContent !== standing.textContent) standing.replaceWith(fresh);
}

setInterval(refresh, every);
