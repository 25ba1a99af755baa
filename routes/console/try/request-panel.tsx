import { plainSecret } from '../../../app/secrets.ts';
import { Copyable } from '../copyable.tsx';
import type { Room } from '../view.ts';
import { askedRequest, hasMagic, withKey, withoutKey } from './asked-request.ts';
import type { Chosen } from './chosen.ts';
import { samplesOf } from './samples.ts';

/** The request that was picked, as code to copy. */
export async function RequestPanel({ chosen, room }: { chosen: Chosen; room: Room }) {
  const { config } = room.deps;
  const [credential] = chosen.dialect.keys;
  const request = askedRequest(chosen);
  const open = config.ENVIRONMENT === 'development';
  const secret = plainSecret(config.API_KEYS.find(({ name }) => name === chosen.key)!);
  const shown = chosen.session === '' ? secret : `${secret}~${chosen.session}`;
  const ready = open && secret !== undefined;
  const samples = samplesOf(
    room.origin,
    await (ready ? withKey(request, credential!, shown!) : withoutKey(request, credential!)),
  );
  return (
    <section class="panel" aria-labelledby="request">
      <h2 id="request">Request</h2>
      {chosen.way === 'magic' && chosen.meet !== '' && !hasMagic(chosen) && (
        <p class="hint">No identifier means that; the header asks for it instead.</p>
      )}
      {!ready && <p class="hint">{open && 'This key was given hashed. '}Put your key where it says so.</p>}
      <div class="tabs">
        {samples.map(({ id, title }, i) => (
          <label class="tab">
            <input type="radio" name="sample" id={`sample-${id}`} value={id} checked={i === 0} data-keep />
            {title}
          </label>
        ))}
        {samples.map(({ id, text }) => (
          <div class={`sample ${id}`}>
            <Copyable id={`code-${id}`} text={text} />
          </div>
        ))}
      </div>
    </section>
  );
}
