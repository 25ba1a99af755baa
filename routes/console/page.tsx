import type { Child } from 'hono/jsx';
import type { View } from './view.ts';

interface PageProps {
  title: string;
  /** Absent where nobody is signed in. */
  views?: readonly View[];
  view?: View;
  token?: string;
  children: Child;
}

const asset = (name: string) => `/console/assets/${name}`;

/** What every page of the console has around its view. */
export function Page({ title, views = [], view, token, children }: PageProps) {
  const scripts = ['console.js', ...(view?.scripts ?? [])];
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title} · Namuna</title>
        <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
        {['console.css', ...(view?.styles ?? [])].map((name) => (
          <link rel="stylesheet" href={asset(name)} />
        ))}
        {scripts.map((name) => (
          <script type="module" src={asset(name)}></script>
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="top">
          <a class="brand" href="/">
            Namuna
          </a>
          {views.length > 0 && (
            <nav aria-label="Console">
              {views.map((one) => (
                <a href={one.path} aria-current={one === view ? 'page' : undefined}>
                  {one.title}
                </a>
              ))}
            </nav>
          )}
          {token !== undefined && <SignOut token={token} />}
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}

function SignOut({ token }: { token: string }) {
  return (
    <form method="post" action="/console/sign-out" class="sign-out">
      <Token token={token} />
      <button type="submit" class="quiet">
        Sign out
      </button>
    </form>
  );
}

/** What every form must carry that changes anything. */
export function Token({ token }: { token: string }) {
  return <input type="hidden" name="token" value={token} />;
}

/** Says what came of something; read out by a screen reader as it appears. */
export function Notice({ kind = 'done', children }: { kind?: 'done' | 'wrong'; children: Child }) {
  return (
    <p class={`notice ${kind}`} role={kind === 'wrong' ? 'alert' : 'status'}>
      {children}
    </p>
  );
}

/** Something that may be wider than a telephone: it scrolls by itself, by keyboard too. */
export function Wide({ label, children }: { label: string; children: Child }) {
  return (
    <section class="wide" aria-label={label} tabindex={0}>
      {children}
    </section>
  );
}
