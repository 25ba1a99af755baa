import type { Holder } from '../../../data/entities.ts';
import type { Relation, Relations } from './relations.ts';

const [wide, high, gap, row] = [250, 46, 70, 58];

/** A holder in the middle, who goes with them on the left, what is theirs on the right; and the same as a list. */
export function Graph({ holder, relations }: { holder: Holder; relations: Relations }) {
  const { people, numbers } = relations;
  if (people.length + numbers.length === 0)
    return <p class="empty">Nobody and nothing hangs together with this one.</p>;
  const left = people.length > 0 ? wide + gap : 0;
  const height = Math.max(people.length, numbers.length, 1) * row;
  const middle = height / 2;
  const width = left + wide + (numbers.length > 0 ? gap + wide : 0);
  return (
    <>
      <section class="wide" aria-label="Drawing of the relations" tabindex={0}>
        <svg class="graph" viewBox={`0 0 ${width} ${height}`}>
          <title>{`How ${holder.name} hangs together with others; the list below says the same`}</title>
          <Side all={people} x={0} from={left} height={height} edge={wide} middle={middle} />
          <Side
            all={numbers}
            x={left + wide + gap}
            from={left + wide}
            height={height}
            edge={left + wide + gap}
            middle={middle}
          />
          <Node x={left} y={middle - high / 2} as={holder.pan} title={holder.name} own />
        </svg>
      </section>
      <details>
        <summary>The same as a list</summary>
        <ul class="relations">
          {[...people, ...numbers].map(({ as, title, pan }) => (
            <li>
              {as}: {pan === undefined ? <code>{title}</code> : <a href={`/console/world?pan=${pan}`}>{title}</a>}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

interface SideProps {
  all: Relation[];
  x: number;
  /** Where the lines leave the middle, and where they arrive. */
  from: number;
  edge: number;
  middle: number;
  height: number;
}

function Side({ all, x, from, edge, middle, height }: SideProps) {
  const top = (height - all.length * row) / 2;
  return all.map(({ as, title, pan }, i) => {
    const y = top + i * row + (row - high) / 2;
    const bend = (from + edge) / 2;
    const line = `M${from} ${middle} C${bend} ${middle} ${bend} ${y + high / 2} ${edge} ${y + high / 2}`;
    const node = <Node x={x} y={y} as={as} title={title} />;
    return (
      <g>
        <path d={line} class="edge" />
        {pan === undefined ? node : <a href={`/console/world?pan=${pan}`}>{node}</a>}
      </g>
    );
  });
}

interface NodeProps {
  x: number;
  y: number;
  as: string;
  title: string;
  own?: boolean;
}

function Node({ x, y, as, title, own }: NodeProps) {
  return (
    <g class={own ? 'node own' : 'node'}>
      <title>{`${title}, ${as}`}</title>
      <rect x={x + 1} y={y + 1} width={wide - 2} height={high - 2} rx="8" />
      <text x={x + 12} y={y + 20} class="name">
        {short(title, 26)}
      </text>
      <text x={x + 12} y={y + 36} class="as">
        {short(as, 34)}
      </text>
    </g>
  );
}

function short(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
