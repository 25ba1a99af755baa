import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open, rawPost, sendRaw } from '../support/raw.ts';
import { type Server, startServer } from '../support/server.ts';
import { answersIn, exchange, wholeAnswers } from '../support/wire.ts';

const path = '/pan-to-gst';
const body = '{"pan_number":"ABCDE1234F"}';
const ask = (fault?: string) => rawPost(path, body, fault === undefined ? {} : { 'X-Mock-Fault': fault });

/** Whether there is room for one more: a wait of nought is not kept, and refused like any other where there is none. */
async function room(server: Server): Promise<boolean> {
  return (await sendRaw(server.port, ask('delay;ms=0'))).status === 200;
}

describe('as many calls as may be held', () => {
  const most = 5;
  let server: Server;
  beforeAll(async () => {
    server = await startServer({ env: { MAX_HELD: String(most), MAX_DELAY_MS: '2000' } });
  });
  afterAll(async () => {
    const { code } = await server.stop();
    expect([code, server.stderr()]).toEqual([0, '']);
  });

  /** What was sent before has been read when something newer is answered: to ask for room takes room itself. */
  const received = () => sendRaw(server.port, ask());

  /** Calls that are held, as many as may be, each on a connection of its own. */
  async function full(fault: string): Promise<Socket[]> {
    const opened = await Promise.all(Array.from({ length: most }, () => open(server.port)));
    for (const { socket } of opened) socket.write(ask(fault));
    await received();
    await expect.poll(() => room(server), { interval: 10 }).toBe(false);
    // None of them was refused: of some faults the head is there at once.
    expect(opened.map(({ text }) => text()).filter((text) => text.includes('HTTP/1.1 503'))).toEqual([]);
    return opened.map(({ socket }) => socket);
  }
  /** Ends connections; resolves when the server has seen it. */
  async function depart(sockets: Socket[], leave = (socket: Socket): unknown => socket.destroy()): Promise<void> {
    const closed = sockets.map((socket) => once(socket, 'close'));
    for (const socket of sockets) leave(socket);
    await Promise.all(closed);
    await received();
  }
  const leaves = (socket: Socket) => socket.resetAndDestroy();
  const isDone = (socket: Socket) => socket.end();

  it('one more is 503 at once and says why, and other calls go on', async () => {
    const sockets = await full('delay;ms=2000');
    for (const fault of ['delay;ms=2000', 'timeout', 'drip;ms=2000', 'bandwidth;kbps=1']) {
      const started = performance.now();
      const { status, headers, text } = await sendRaw(server.port, ask(fault));
      expect(performance.now() - started).toBeLessThan(500);
      expect([status, headers['retry-after'], headers['x-mock-outcome']]).toEqual([503, '1', '108;by=held']);
      expect(JSON.parse(text)).toMatchObject({
        internal_status_code: 108,
        message: 'Too many calls are held: 5 are allowed at a time (MAX_HELD).',
      });
    }
    for (const fault of [undefined, '101', 'malformed']) {
      expect((await sendRaw(server.port, ask(fault))).status).toBe(200);
    }
    await depart(sockets);
  });

  it.each([
    ['delay;ms=2000', 'leaves', leaves],
    ['delay;ms=2000', 'says that it is done', isDone],
    ['timeout', 'leaves', leaves],
    ['drip;ms=2000;chunks=1', 'leaves', leaves],
    ['bandwidth;kbps=1', 'leaves', leaves],
    ['drip;ms=2000;chunks=1, truncate', 'leaves', leaves],
  ])('there is room again when a client of %s %s', async (fault, _how, leave) => {
    const [first, ...others] = await full(fault);
    const started = performance.now();
    await depart([first!], leave);
    expect(await room(server)).toBe(true);
    await depart(others, leave);
    // As many can be held anew.
    await depart(await full('delay;ms=2000'));
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it.each(['delay;ms=500', 'drip;ms=500;chunks=1', 'bandwidth;kbps=1'])(
    'there is room again after %s',
    async (fault) => {
      const sockets = await full(fault);
      await expect.poll(() => room(server), { interval: 10 }).toBe(true);
      await depart(sockets);
    },
  );

  it.each(['delay;ms=500', 'drip;ms=500;chunks=1', 'bandwidth;kbps=1'])(
    'counts %s though all come at once',
    async (fault) => {
      const { bytes } = await exchange(server.port, ask(fault).repeat(most + 3), wholeAnswers(most + 3));
      expect(answersIn(bytes).map(({ status }) => status)).toEqual([...Array(most).fill(200), 503, 503, 503]);
    },
  );

  it.each(['delay;ms=2000', 'timeout', 'drip;ms=2000;chunks=1', 'drip;ms=2000;chunks=1, truncate'])(
    'there is room again when a client leaves that had sent all its calls on one connection: %s',
    async (fault) => {
      const { socket } = await open(server.port);
      socket.write(ask(fault).repeat(most));
      await received();
      await expect.poll(() => room(server), { interval: 10 }).toBe(false);
      const started = performance.now();
      await depart([socket], leaves);
      await depart(await full('delay;ms=2000'));
      expect(performance.now() - started).toBeLessThan(1500);
    },
  );
});

// A machine that is busy elsewhere may be late.
describe('the longest delay that is allowed', { retry: 2 }, () => {
  const maxDelayMs = 250;
  let server: Server;
  beforeAll(async () => {
    server = await startServer({ env: { MAX_DELAY_MS: String(maxDelayMs) } });
  });
  afterAll(() => server?.stop());

  it.each([
    ['delay;ms=250', 1],
    ['delay;ms=200, delay;ms=200', 1],
    ['delay;min=250;max=250, delay;median=250;sigma=0', 1],
    ['delay;ms=200, drip;ms=250;chunks=3', 1],
    ['drip;ms=250;chunks=3, bandwidth;kbps=1', 1],
    ['delay;ms=200, timeout', 0],
    ['drip, timeout', 0],
  ])('bounds %s', async (fault, answers) => {
    const { bytes, ms } = await exchange(server.port, ask(fault), wholeAnswers(1));
    expect(answersIn(bytes)).toHaveLength(answers);
    expect(ms).toBeGreaterThan(maxDelayMs - 5);
    expect(ms).toBeLessThan(maxDelayMs + 100);
  });

  it('is the most that may be asked for', async () => {
    for (const fault of ['delay;ms=251', 'delay;min=1;max=251', 'drip;ms=251']) {
      const { status, text } = await sendRaw(server.port, ask(fault));
      expect([status, JSON.parse(text).message]).toEqual([400, expect.stringContaining('from 0 to 250.')]);
    }
  });
});

describe('ten thousand calls that are held', () => {
  const { soft } = (process.report!.getReport() as unknown as { userLimits: { open_files: { soft: number } } })
    .userLimits.open_files;
  // Each is a file here and one there, and both have others.
  const most = Math.min(10_000, Number.isFinite(soft) ? soft - 500 : 10_000);

  it(`${most} of them are answered at SIGTERM, at once`, async () => {
    const server = await startServer({ env: { MAX_HELD: String(most) } });
    const request = ask('delay;ms=300000');
    const answers: Buffer[] = [];
    const closed: Promise<unknown>[] = [];
    // No more at a time than fit into the listener's queue, beyond which a connection waits for a second.
    for (let opened = 0; opened < most; opened += 250) {
      const sockets = Array.from({ length: Math.min(250, most - opened) }, () => connect(server.port, '127.0.0.1'));
      for (const socket of sockets) {
        socket.write(request);
        socket.once('data', (answer) => answers.push(answer));
        closed.push(once(socket, 'close'));
      }
      await Promise.all(sockets.map((socket) => once(socket, 'connect')));
      // A connection that is newer than these has its answer when these have been accepted.
      await sendRaw(server.port, ask());
    }
    await expect.poll(() => room(server), { interval: 50, timeout: 10_000 }).toBe(false);
    expect(answers).toHaveLength(0);
    const { code } = await server.stop();
    await Promise.all(closed);
    const well = answers.filter((answer) => answer.includes('HTTP/1.1 200 OK') && answer.includes('22ABCDE1234F1Z5'));
    expect([code, well.length, server.stderr()]).toEqual([0, most, '']);
  }, 60_000);
});
