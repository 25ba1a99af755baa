import { pretty } from '../pretty.ts';
import type { Told } from './calls.tsx';

interface SideProps {
  id: string;
  title: string;
  headers: Record<string, string> | undefined;
  body: unknown;
  /** What is said where there is no body. */
  none: string;
}

/** The request and the answer, headers and bodies; secrets are out of them. */
export function Sides({ told: { request, response } }: { told: Told }) {
  const cut = response.status === 0;
  const none = cut ? 'Nothing: the connection was cut.' : 'No body.';
  return (
    <div class="columns sides">
      <Side id="request" title="Request" headers={request.headers} body={request.body} none="No body." />
      <Side id="answer" title="Answer" headers={response.headers} body={response.body} none={none} />
    </div>
  );
}

function Side({ id, title, headers = {}, body, none }: SideProps) {
  const rows = Object.entries(headers);
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{title}</h3>
      {body === undefined ? (
        <p class="hint">{none}</p>
      ) : (
        <pre tabindex={0}>
          <code id={`${id}-body`}>{bodyText(body)}</code>
        </pre>
      )}
      {rows.length > 0 && (
        <details id={`${id}-headers`}>
          <summary>{rows.length} headers</summary>
          <dl class="headers mono">
            {rows.map(([name, value]) => (
              <div>
                <dt>
                  <bdi>{name}</bdi>
                </dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

/** JSON with its lines broken, text as it is. */
export function bodyText(body: unknown): string {
  return pretty(typeof body === 'string' ? body : JSON.stringify(body, null, 2));
}
