import type { Dialect } from '../../../app/dialect.ts';
import { Token } from '../page.tsx';
import { ruleWords, type Told } from './rule-words.ts';

/** A rule as the admin API tells it. */
export interface Rule extends Told {
  id: string;
  note?: string;
  created_at: string;
  expires_at?: string;
  uses: number;
}

interface StandingProps {
  rules: readonly Rule[];
  dialects: readonly Dialect[];
  token: string;
  now: number;
}

/** The rules that stand, with their use and the time that they have left. */
export function Standing({ rules, dialects, token, now }: StandingProps) {
  return (
    <section class="panel" aria-labelledby="standing-title" id="standing">
      <div class="row spread">
        <h2 id="standing-title">What stands now</h2>
        {rules.length > 0 && (
          <form method="post" action="/console/break/stop-all">
            <Token token={token} />
            <button type="submit" class="danger" id="stop-all">
              Stop all {rules.length}
            </button>
          </form>
        )}
      </div>
      {rules.length === 0 && <p class="empty">Nothing: every call meets the world as it is.</p>}
      <ol class="rules">
        {rules.map((rule) => (
          <li>
            <p>
              <bdi>{ruleWords(rule, dialects)}</bdi>
              <span class="hint">
                {used(rule.uses)}
                {rule.expires_at !== undefined && `, ${left(Date.parse(rule.expires_at) - now)}`}
                {rule.note !== undefined && (
                  <>
                    {' · '}
                    <bdi>{rule.note}</bdi>
                  </>
                )}
                {' · '}
                <code>{rule.fault}</code>
              </span>
            </p>
            <form method="post" action="/console/break/stop">
              <Token token={token} />
              <button
                type="submit"
                name="id"
                value={rule.id}
                id={`stop-${rule.id}`}
                aria-label={`Stop: ${ruleWords(rule, dialects)}`}
              >
                Stop
              </button>
            </form>
          </li>
        ))}
      </ol>
    </section>
  );
}

function used(uses: number): string {
  if (uses === 0) return 'not met yet';
  return uses === 1 ? 'met by 1 call' : `met by ${uses} calls`;
}

function left(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 90) return `${seconds} s left`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min left`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} h left` : `${Math.round(minutes / 1440)} days left`;
}
