import type { Deps } from '../../../app/app.ts';
import release from '../../../package.json' with { type: 'json' };

const runtime = (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node;

/** Whether all is well, and what runs. */
export function Health({ deps }: { deps: Deps }) {
  const { config } = deps;
  const problem = deps.unready();
  const trouble = deps.problem?.();
  const rows = [
    ['Takes requests', problem === undefined ? 'yes' : `no: ${problem}`],
    ...(trouble === undefined ? [] : [['Trouble', trouble] as const]),
    ['Environment', config.ENVIRONMENT],
    ['Namuna', release.version],
    ...(runtime === undefined ? [] : [['Node', runtime]]),
    ['Store', config.REDIS_URL === undefined ? 'memory of this process' : 'Redis, shared by replicas'],
    ['Journal', deps.journal ? `the last ${config.JOURNAL_SIZE} calls` : 'off'],
  ];
  return (
    <section class="panel" aria-labelledby="health">
      <h2 id="health">Health</h2>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
