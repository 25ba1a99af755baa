import type { Wanted } from './wanted.ts';

/** Every call, the next so many, or a share of them. */
export function HowMany({ wanted: { many, count, percent } }: { wanted: Wanted }) {
  const choice = (value: Wanted['many']) => ({
    ...{ type: 'radio', name: 'many', value, id: `many-${value}`, checked: many === value },
    'data-send': true,
  });
  return (
    <fieldset class="many">
      <legend>Make</legend>
      <div class="choice">
        <input {...choice('next')} />
        <label for="many-next">the next</label>
        <input
          id="count"
          name="count"
          type="number"
          min="1"
          max="1000000"
          value={count}
          data-send
          aria-label="How many calls"
        />
        calls
      </div>
      <div class="choice">
        <input {...choice('share')} />
        <label for="many-share">about</label>
        <input
          id="percent"
          name="percent"
          type="number"
          min="0"
          max="100"
          step="any"
          value={percent}
          data-send
          aria-label="Percent of the calls"
        />
        percent of the calls
      </div>
      <div class="choice">
        <input {...choice('every')} />
        <label for="many-every">every call</label>
      </div>
    </fieldset>
  );
}
