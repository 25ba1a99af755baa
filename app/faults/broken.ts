import { Refusal } from '../outcomes.ts';
import type { Kind } from './kind.ts';

/** Declares the whole body, sends a share of it, and closes the connection. */
export const truncate: Kind = {
  name: 'truncate',
  title: 'declares the whole body, sends a share of it, and closes',
  usages: ['truncate;at=0.5'],
  socket: true,
  params: () => ({ at: { min: 0, max: 1, decimals: true } }),
  forms: [],
  act(params, { bend }) {
    bend((answer) => {
      answer.shortAt = params.get('at') ?? 0.5;
    });
    return undefined;
  },
};

/** Valid HTTP whose body breaks off in the middle of its JSON. */
export const malformed: Kind = {
  name: 'malformed',
  title: 'sends valid HTTP with broken JSON',
  usages: ['malformed'],
  params: () => ({}),
  forms: [],
  act(_params, { bend }) {
    bend((answer) => {
      // An object that is never closed is broken wherever it is cut.
      answer.body = answer.body.slice(0, Math.ceil(answer.body.length / 2));
    });
    return undefined;
  },
};

/** The page that nginx sends when what stands behind it is gone, byte for byte. */
export const gatewayPage = `<html>\r
<head><title>502 Bad Gateway</title></head>\r
<body>\r
<center><h1>502 Bad Gateway</h1></center>\r
<hr><center>nginx</center>\r
</body>\r
</html>\r
`;

/** A gateway's own 502, where JSON is expected. */
export const html: Kind = {
  name: 'html',
  title: "sends a gateway's HTML page with HTTP 502",
  usages: ['html'],
  params: () => ({}),
  forms: [],
  act(_params, { bend, by }) {
    bend((answer) => {
      Object.assign(answer, { status: 502, body: gatewayPage });
      answer.headers['Content-Type'] = 'text/html';
    });
    return new Refusal('bad_gateway', { by, http: true });
  },
};
