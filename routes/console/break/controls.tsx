interface ChoiceProps {
  name: string;
  title: string;
  none?: string;
  options: readonly (readonly [value: string, title: string])[];
  value: string;
}

/** One of several, with which a form shows itself anew. */
export function Choice({ name, title, none, options, value }: ChoiceProps) {
  return (
    <label>
      {title}
      <select id={name} name={name} data-send>
        {none !== undefined && <option value="">{none}</option>}
        {options.map(([one, words]) => (
          <option value={one} selected={one === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A text; the hint stands where nothing is given. */
export function Text({ name, title, value, hint }: { name: string; title: string; value: string; hint: string }) {
  return (
    <label>
      {title}
      <input id={name} name={name} value={value} placeholder={hint} data-send autocomplete="off" spellcheck={false} />
    </label>
  );
}
