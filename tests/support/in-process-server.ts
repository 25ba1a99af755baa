import { createApp } from '../../app/app.ts';
import type { Config } from '../../app/config.ts';
import { readConfig } from '../../app/config.ts';
import { openHouse } from '../../app/house.ts';
import type { Log } from '../../app/log.ts';
import { type Bounds, type NodeServer, nodeServer } from '../../app/node-server.ts';
import { refuseOutside } from '../../app/refuse-outside.ts';
import { createSleep } from '../../app/sleep.ts';
import { fieldsByKind } from '../../routes/fields/by-kind.ts';
import { pages } from '../../routes/pages.ts';
import { services } from '../../routes/services.ts';
import { nativeDialect as native, vendors } from '../../routes/vendors.ts';
import { key } from './app.ts';

/** A call as the log would tell it. */
interface Line {
  id: string;
  status: number;
  outcome: number;
  by: string;
}

export interface InProcessServer extends NodeServer {
  port: number;
  /** Calls that are answered, in order. */
  lines: Line[];
  /** Ends every wait, as closing does. */
  wake(): void;
}

/** House, app and server as the entry of Node puts them together, in this process, on a free port. */
export async function startInProcess(env: Record<string, string> = {}, bounds: Bounds = {}): Promise<InProcessServer> {
  const config: Config = readConfig({ API_KEYS: key, ...env });
  const lines: Line[] = [];
  const access: Log['access'] = ({ id, outcome, by }, status) => void lines.push({ id, status, outcome, by });
  const log = { access, info: () => {}, error: () => {} } as unknown as Log;
  const now = () => performance.timeOrigin + performance.now();
  const closing = new AbortController();
  const house = await openHouse(config, { services, dialects: [...vendors, native], fields: fieldsByKind, log, now });
  const { fetch } = createApp({
    ...{ config, native, vendors, ...house, now },
    observers: [access],
    pages: pages((c) => c.notFound() as Promise<Response>),
    random: Math.random,
    sleep: createSleep(closing.signal),
    unready: () => undefined,
  });
  const server = nodeServer(
    (request, bindings) => fetch(request, bindings),
    refuseOutside({ config, native, log, now }),
    bounds,
  );
  const port = await server.listen(0, '127.0.0.1');
  return {
    ...{ ...server, port, lines },
    wake: () => closing.abort(),
    async drain(graceMs) {
      await server.drain(graceMs);
      await house.close();
    },
  };
}
