import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server on which everything takes its time. */
export interface SlowLine {
  port: number;
  /** How late what goes by from now on arrives, either way. */
  delay(ms: number): void;
  close(): Promise<void>;
}

export async function slowLine(port: number): Promise<SlowLine> {
  const sockets = new Set<Socket>();
  let late = 0;
  function carry(from: Socket, to: Socket): void {
    sockets.add(from);
    // Timers of one length keep their order; a shorter one behind them waits for those before it.
    let before = Promise.resolve();
    const after = (send: () => void) => {
      const due = new Promise((resolve) => setTimeout(resolve, late));
      before = before.then(() => due).then(send);
    };
    from.on('data', (piece) => after(() => to.writable && to.write(piece)));
    from.on('error', () => {});
    from.on('close', () => {
      sockets.delete(from);
      after(() => to.destroy());
    });
  }
  const server = createServer((from) => {
    const to = connect(port, '127.0.0.1');
    carry(from, to);
    carry(to, from);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    delay(ms) {
      late = ms;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
