import type { Deps } from '../../../app/app.ts';
import { outcomeRows, outcomeWords } from '../outcome.tsx';
import { type Asked, type FilterName, livePath } from './asked.ts';

interface FilterProps {
  name: FilterName;
  label: string;
  given: string | undefined;
}

/** Which calls are shown; the address bar keeps it. */
export function Filters({ asked: { filters }, deps }: { asked: Asked; deps: Deps }) {
  const { native, vendors, config } = deps;
  const services = native.phrases.map(({ service }) => [service.name, service.title] as const);
  const dialects = [native, ...vendors].map(({ name, title }) => [name, title] as const);
  const codes = outcomeRows.map(({ code }) => [String(code), outcomeWords(code)] as const);
  const keys = config.API_KEYS.map(({ name }) => [name, name] as const);
  const given = (name: FilterName) => ({ name, given: filters[name] });
  const rarer = filters.key ?? filters.session ?? filters.since;
  return (
    <form method="get" action={livePath} class="panel filters" aria-label="Which calls">
      <div class="row">
        <Choice {...given('service')} label="Service" options={services.toSorted(byTitle)} />
        <Choice {...given('dialect')} label="Vendor" options={dialects} />
        <Choice {...given('code')} label="Outcome" options={codes} />
        <Text {...given('subject')} label="Identifier" placeholder="AAACN0000A" />
        <button type="submit" id="filter">
          Filter
        </button>
        {Object.keys(filters).length > 0 && (
          <a class="button quiet" href={livePath} data-swap id="all-calls">
            Show all
          </a>
        )}
      </div>
      <details open={rarer !== undefined} id="more-filters">
        <summary>More filters</summary>
        <div class="row">
          <Choice {...given('key')} label="Key" options={keys} />
          <Text {...given('session')} label="Session" placeholder="checkout-7" />
          <Text {...given('since')} label="Since (UTC unless it has a zone)" placeholder="2026-11-21T16:00:00Z" />
        </div>
      </details>
    </form>
  );
}

const byTitle = ([, a]: readonly [string, string], [, b]: readonly [string, string]) => a.localeCompare(b);

interface ChoiceProps extends FilterProps {
  options: readonly (readonly [string, string])[];
}

/** A value that is none of the options stays to be seen, beside what is said of it. */
function Choice({ name, label, given, options }: ChoiceProps) {
  const strange = given !== undefined && !options.some(([value]) => value === given);
  return (
    <label>
      {label}
      <select name={name} id={`by-${name}`} data-send>
        <option value="">Any</option>
        {strange && (
          <option value={given} selected>
            {given}
          </option>
        )}
        {options.map(([value, title]) => (
          <option value={value} selected={value === given}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function Text({ name, label, given = '', placeholder }: FilterProps & { placeholder: string }) {
  return (
    <label>
      {label}
      <input name={name} id={`by-${name}`} value={given} placeholder={placeholder} autocomplete="off" />
    </label>
  );
}
