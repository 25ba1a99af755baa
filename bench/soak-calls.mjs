import { adminKey, key } from './requests.mjs';
import { vendorCalls, vendors } from './soak-vendors.mjs';

export const json = { 'Content-Type': 'application/json' };
const keyed = { ...json, 'X-API-Key': key };

/** A POST to a native service. */
export const native = (service, body, headers = {}) => ({
  ...{ path: `/${service}`, headers: { ...keyed, ...headers } },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

export const isJson = (text) => {
  try {
    JSON.parse(text);
  } catch {
    return 'the body is no JSON';
  }
};

/** What a call meets that nothing is wrong with. */
export const well = { status: 200, outcome: '101;by=world', body: isJson };

/** The PAN of a person who is computed; none begins with a Z, as some magic ones do. */
export function computedPan(draw) {
  const letter = (among = 26) => String.fromCharCode(65 + draw(among));
  return `${letter(25)}${letter()}${letter()}P${letter()}0000${letter()}`;
}

/** A fifth of the calls are in a session, of which there is a new one every so often. */
const shown = (n) => (n % 5 === 0 ? `${key}~calls-${Math.floor(n / 500)}` : key);

/** Calls of one request each, whose answer is known before, and whose times count. */
export async function callErrands({ send, draw }) {
  const catalogue = await nativeCalls(send);
  const spoken = (await Promise.all(vendors.map((prefix) => vendorCalls(send, prefix)))).flat();
  const one = (list) => list[draw(list.length)];
  const errand = (name, share, drawn) => ({ name, share, timed: true, run: (ask, n) => ask(...drawn(n)) });
  const code = () => 102 + draw(8);
  return [
    errand('native: every service, every outcome', 300, (n) => inNative(one(catalogue), n)),
    errand('vendors: every phrase', 200, (n) => inPhrase(one(spoken), n)),
    errand('vendors: refusals', 100, () => refused(one(spoken), code())),
    errand('computed people', 150, () => [native('pan-details', { pan_number: computedPan(draw) }), well]),
  ];
}

function inNative({ request, expected }, n) {
  return [{ ...request, headers: { ...request.headers, 'X-API-Key': shown(n) } }, expected];
}

function inPhrase({ call, status, outcome }, n) {
  return [call(shown(n)), { status, outcome, body: isJson }];
}

function refused({ call }, code) {
  const request = call(key);
  const headers = { ...request.headers, 'X-Mock-Fault': String(code) };
  return [
    { ...request, headers },
    { outcome: `${code};by=header`, body: isJson },
  ];
}

/** Every way to every outcome of every service, as the server itself tells them. */
async function nativeCalls(send) {
  const { text } = await send({ method: 'GET', path: '/__admin/catalog', headers: { 'X-Admin-Key': adminKey } });
  return JSON.parse(text).services.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ code, http, reach }) =>
      reach.map(({ by, request: { body, ...request } }) => ({
        request: { ...request, body: JSON.stringify(body) },
        expected: { status: http, outcome: `${code};by=${by}`, body: isJson },
      })),
    ),
  );
}
