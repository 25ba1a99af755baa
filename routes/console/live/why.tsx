import { OutcomeChip } from '../outcome.tsx';
import type { Told } from './calls.tsx';

/** Why it was answered so, and what to ask for another answer. */
export function Why({ told: { why } }: { told: Told }) {
  const reach = Object.entries(why.reach ?? {});
  return (
    <>
      <p class="why">
        <bdi>{why.text}</bdi>
      </p>
      {why.nearest !== undefined && (
        <p>
          The nearest identifier that is known is <bdi class="mono">{why.nearest}</bdi>.
        </p>
      )}
      {reach.length > 0 && (
        <details id="reach">
          <summary>Identifiers that bring each outcome</summary>
          <dl class="facts">
            {reach.map(([code, id]) => (
              <div>
                <dt>
                  <OutcomeChip code={Number(code)} />
                </dt>
                <dd class="mono">{id}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}
