import { type Asked, linkTo } from './asked.ts';

/** What is going on, and what holds it; the buttons are there with the script that they need. */
export function Toolbar({ asked }: { asked: Asked }) {
  if (asked.next !== undefined) {
    return (
      <div class="row spread">
        <h2 id="calls">Older calls</h2>
        <a href={linkTo(asked)} class="button" data-swap id="newest">
          Back to the newest
        </a>
      </div>
    );
  }
  return (
    <div class="row spread">
      <h2 id="calls">Calls</h2>
      <p class="state" id="state" hidden>
        <span class="chip none" id="link">
          Connecting ...
        </span>{' '}
        <span class="hint" id="rate"></span>
      </p>
      <div class="row" id="controls" hidden>
        <button type="button" id="pause">
          Pause
        </button>
        <button type="button" id="clear">
          Clear
        </button>
      </div>
      <p class="unseen" role="status" id="said"></p>
    </div>
  );
}
