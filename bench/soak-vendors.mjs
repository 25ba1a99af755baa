import { createHmac } from 'node:crypto';
import { key } from './requests.mjs';

const bearer = ({ scheme }) => ({ bearer: (shown) => `Bearer ${shown}`, basic })[scheme];
const basic = (shown) => `Basic ${Buffer.from(`any:${shown}`).toString('base64')}`;

/** Vendors whose key is more than a header; the others are as their documents say. */
const special = {
  '/gridlines': () => (shown) => ({ 'X-API-Key': shown, 'X-Auth-Type': 'API-Key' }),
  '/eko': () => (shown) => {
    const [secret, session] = shown.split('~');
    const time = String(Date.now());
    const signature = createHmac('sha256', Buffer.from(secret).toString('base64')).update(time).digest('base64');
    const id = session === undefined ? 'any' : `any~${session}`;
    return { developer_key: id, 'secret-key': signature, 'secret-key-timestamp': time };
  },
  '/sandbox': async (send) => {
    const headers = { 'x-api-key': 'any', 'x-api-secret': key };
    const { text } = await send({ path: '/sandbox/authenticate', headers });
    // A token is of the session that it was taken in, so that the others do without.
    return () => ({ authorization: JSON.parse(text).access_token, 'x-api-key': 'any' });
  },
};

/** Those that a client can be without a conversation before each call. */
export const vendors = [
  ...['/karza', '/perfios', '/eko', '/sandbox', '/setu', '/surepass', '/cashfree'],
  ...['/attestr', '/decentro', '/idfy', '/signzy', '/gridlines'],
];

/** The calls of a vendor, drawn from its own document: each operation's example, with a key, and what it meets. */
export async function vendorCalls(send, prefix) {
  const document = JSON.parse((await send({ method: 'GET', path: `${prefix}/openapi.json` })).text);
  const carry = (await special[prefix]?.(send)) ?? ((shown) => shownIn(document, shown));
  const calls = [];
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      // A login is no service.
      if (operation.security?.length === 0) continue;
      const request = requestOf(path, method.toUpperCase(), operation);
      const call = (shown) => ({ ...request, headers: { ...request.headers, ...carry(shown) } });
      const { status, headers } = await send(call(key));
      const outcome = headers['x-mock-outcome'];
      if (!/^10[13];by=world/.test(outcome)) throw new Error(`${method} ${path} met ${status} ${outcome}.`);
      calls.push({ call, name: `${method} ${path}`, status, outcome });
    }
  }
  return calls;
}

/** The key in every header that may hold it. */
function shownIn({ components }, shown) {
  const headers = Object.values(components.securitySchemes).map((scheme) => {
    if (scheme.type === 'apiKey') return scheme.in === 'header' ? [scheme.name, shown] : undefined;
    return ['authorization', bearer(scheme)(shown)];
  });
  return Object.fromEntries(headers.filter(Boolean));
}

function requestOf(path, method, { parameters = [], requestBody }) {
  const given = ({ example, schema = {} }) => example ?? schema.example ?? schema.enum?.[0] ?? 'any';
  const required = (place) =>
    parameters.filter((one) => one.in === place && one.required).map((one) => [one, given(one)]);
  const filled = required('path').reduce(
    (so, [{ name }, value]) => so.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  const query = new URLSearchParams(required('query').map(([{ name }, value]) => [name, String(value)])).toString();
  const headers = Object.fromEntries(required('header').map(([{ name }, value]) => [name, String(value)]));
  const whole = { method, path: query ? `${filled}?${query}` : filled, headers };
  if (!requestBody) return whole;
  const [[type, media]] = Object.entries(requestBody.content);
  const example = media.example ?? Object.values(media.examples)[0].value;
  const body = type === 'application/json' ? JSON.stringify(example) : new URLSearchParams(example).toString();
  return { ...whole, headers: { ...headers, 'Content-Type': type }, body };
}
