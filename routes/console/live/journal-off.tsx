import type { Config } from '../../../app/config.ts';

/** What is said where nothing is kept that could be shown. */
export function JournalOff({ config }: { config: Config }) {
  const setting = config.JOURNAL_SIZE === 0 ? 'JOURNAL_SIZE' : 'JOURNAL_BYTES';
  const value = setting === 'JOURNAL_SIZE' ? '1000' : '4000000';
  return (
    <>
      <h1>Live</h1>
      <section class="panel" aria-labelledby="off">
        <h2 id="off">The journal is off</h2>
        <p>
          Calls are not kept here, since <code>{setting}</code> is 0. To see them, start Namuna without that setting, or
          with <code>{`${setting}=${value}`}</code>, which is what it is by default.
        </p>
      </section>
    </>
  );
}
