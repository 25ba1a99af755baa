import type { Holder } from '../../../data/entities.ts';
import { identifiersOf, idKinds } from '../../../data/identifiers.ts';
import { stateOf } from '../../../data/states.ts';
import type { Room } from '../view.ts';
import { AnswerItem } from './answer-form.tsx';
import { answersAbout } from './answers.ts';
import { Graph } from './graph.tsx';
import { relationsOf } from './relations.ts';
import { kindTitles } from './traits.ts';

/** Somebody: all identifiers, who and what goes with them, and what each service says of them. */
export async function Entity({ holder, room }: { holder: Holder; room: Room }) {
  const { name, kind, role, pan } = holder;
  const answers = await answersAbout(holder, room);
  return (
    <>
      <p>
        <a href="/console/world" data-swap>
          All of the world
        </a>
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p class="lead">{[kindTitles[kind], role || 'computed from its PAN'].join(' · ')}</p>
      <div class="columns">
        <section class="panel" aria-labelledby="identifiers">
          <h2 id="identifiers">Identifiers</h2>
          <Facts holder={holder} />
        </section>
        <section class="panel" aria-labelledby="relations">
          <h2 id="relations">Who and what goes with it</h2>
          <Graph holder={holder} relations={relationsOf(holder, room.deps.world)} />
        </section>
      </div>
      <section class="panel" aria-labelledby="answers">
        <h2 id="answers">What each service answers</h2>
        <p class="hint">Without rules and faults. What you set here comes before the world, for all vendors alike.</p>
        {answers.map((answer, i) => (
          <AnswerItem answer={answer} token={room.token} pan={pan} at={i} />
        ))}
      </section>
    </>
  );
}

function Facts({ holder }: { holder: Holder }) {
  const { address, mobile, email } = holder;
  const dated =
    holder.kind === 'person' ? (['Born', holder.born] as const) : (['Incorporated', holder.incorporated_on] as const);
  const place = `${address.line}, ${address.city}, ${stateOf(address.state).name} ${address.pincode}`;
  const ids = idKinds.flatMap((kind) =>
    identifiersOf(holder, kind).map((id) => [kind.replaceAll('_', ' '), id] as const),
  );
  return (
    <dl class="facts">
      {ids.map(([kind, id]) => (
        <div>
          <dt>{kind}</dt>
          <dd>
            <code>{id}</code>
          </dd>
        </div>
      ))}
      {[dated, ['Mobile', mobile] as const, ['Email', email] as const, ['Address', place] as const].map(
        ([title, value]) => (
          <div>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
