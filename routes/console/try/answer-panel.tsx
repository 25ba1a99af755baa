import { Copyable } from '../copyable.tsx';
import { OutcomeChip } from '../outcome.tsx';
import { Wide } from '../page.tsx';
import type { Sent } from './sent.ts';

/** What came back, and why. */
export function AnswerPanel({ sent }: { sent: Sent | undefined }) {
  return (
    <section class="panel answer" aria-labelledby="answer">
      <h2 id="answer">Answer</h2>
      {sent ? <Came sent={sent} /> : <p class="empty">Press an outcome, and what your app would get stands here.</p>}
    </section>
  );
}

function Came({ sent }: { sent: Sent }) {
  const { status, outcome, ms, why, headers, body } = sent;
  return (
    <>
      <p class="row spread" role="status">
        <strong class="status">HTTP {status}</strong>
        {outcome && <OutcomeChip code={outcome.code} />}
        <span class="hint">{Math.round(ms * 10) / 10} ms</span>
      </p>
      {why !== undefined && (
        <p>
          <strong>Why:</strong> {why}
        </p>
      )}
      <Copyable id="answer-body" text={body} />
      <details>
        <summary>Headers</summary>
        <Wide label="Headers of the answer">
          <table>
            <tbody>
              {headers.map(([name, value]) => (
                <tr>
                  <th scope="row">
                    <code>{name}</code>
                  </th>
                  <td class="mono">{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </details>
    </>
  );
}
