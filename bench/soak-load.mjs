/** Milliseconds between two looks at what is due. */
const tickMs = 2;

/** Picks errands by their shares, and does them; what one throws is a finding, too. */
export function createRunner({ errands, send, draw, ledger }) {
  const total = errands.reduce((sum, { share }) => sum + share, 0);
  let numbers = 0;
  const underWay = new Set();

  function pick() {
    let left = draw(total);
    return errands.find(({ share }) => {
      left -= share;
      return left < 0;
    });
  }
  async function run(errand) {
    const ask = async (request, expected, by = send) => {
      const answer = await by(request);
      ledger.note(errand, request, expected, answer);
      return answer;
    };
    try {
      await errand.run(ask, ++numbers);
    } catch (error) {
      ledger.wrong(errand.name, error.message);
    }
  }
  return {
    /** Does one errand. */
    next() {
      const doing = run(pick()).finally(() => underWay.delete(doing));
      underWay.add(doing);
      return doing;
    },
    /** Every errand once. */
    each: () => Promise.all(errands.map(run)),
    idle: () => Promise.all(underWay),
  };
}

/** So many clients, each with one errand after the other; resolves with how many were done in how many seconds. */
export async function closedLoop(runner, { clients, seconds }) {
  const start = performance.now();
  let done = 0;
  const client = async () => {
    while (performance.now() - start < seconds * 1000) {
      await runner.next();
      done++;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { done, took: (performance.now() - start) / 1000 };
}

/** Begins errands at a steady rate, whether or not those before are done; resolves with how late the latest began. */
export function openLoop(runner, { rate, seconds }) {
  const start = performance.now();
  const total = Math.floor(rate * seconds);
  let begun = 0;
  let latest = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now() - start;
      const due = Math.min(total, Math.floor((now * rate) / 1000));
      if (begun < due) latest = Math.max(latest, now - (begun * 1000) / rate);
      for (; begun < due; begun++) runner.next();
      if (begun < total) return;
      clearInterval(timer);
      resolve({ begun, latest });
    }, tickMs);
  });
}
