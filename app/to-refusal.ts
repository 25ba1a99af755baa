import { HTTPException } from 'hono/http-exception';
import { outcomeByHttp, Refusal } from './outcomes.ts';

/** Any thrown thing as a refusal; what nobody expected becomes `internal_server_error` and keeps its cause for the log. */
export function toRefusal(thrown: unknown, clientLeft = false): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (clientLeft) return new Refusal('client_left', { by: 'client', cause: thrown });
  // By class: an HTTPException's name is just "Error".
  if (thrown instanceof HTTPException) {
    const outcome = outcomeByHttp.get(thrown.status);
    if (outcome) return new Refusal(outcome, { by: 'http', cause: thrown, detail: { problem: explain(thrown) } });
  }
  return new Refusal('internal_server_error', { by: 'error', cause: thrown, detail: describe(thrown) });
}

/** What Hono's validator says, and what would be right: it takes nothing but JSON here. */
function explain({ status, message }: HTTPException): string {
  return status === 415 ? `${message}. Send application/json.` : message;
}

function describe(thrown: unknown) {
  if (!(thrown instanceof Error)) return { problem: `Thrown: ${String(thrown)}` };
  return { problem: thrown.message, name: thrown.name, message: thrown.message, stack: thrown.stack };
}
