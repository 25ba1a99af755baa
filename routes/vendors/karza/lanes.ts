import type { KarzaPhrase } from './phrase.ts';

/** On api.karza.in the environment is a part of the path, for test traffic too [C]. */
const newHost = ['uat', 'prod'].map((environment) => `/gst/${environment}`);
/** On gst.karza.in it comes first; `stub` is Karza's own stand-in [C]. */
const oldHost = ['uat', 'prod', 'stub'].map((environment) => `/${environment}`);

/** Every path of a GST call: the new host's and the old one's, each with v2 and v1, and under older names in v1. */
export function gstPaths(name: string, ...oldNames: string[]): { path: string; aliases: string[] } {
  const [path = '', ...aliases] = [...newHost, ...oldHost].flatMap((host) => [
    `${host}/v2/${name}`,
    ...[name, ...oldNames].map((one) => `${host}/v1/${one}`),
  ]);
  return { path, aliases };
}

/** A phrase of Karza's at the hubs of Perfios: TotalKYC at both, GST at the new one only. */
export function atPerfios(phrase: KarzaPhrase): KarzaPhrase {
  return { ...phrase, ...(phrase.version === 'gst' ? gstAtPerfios(phrase.path) : kycAtPerfios(phrase)) };
}

function kycAtPerfios({ path, aliases = [] }: KarzaPhrase) {
  const at = (hub: string) => [path, ...aliases].map((own) => hub + own);
  const [first = '', ...rest] = [...at('/ssp/kyc/api'), ...at('/api/kyc')];
  return { path: first, aliases: rest };
}

function gstAtPerfios(own: string) {
  const path = `/ssp/gst/api/v2/${own.split('/').pop()}`;
  // The longer answer has a name of its own there [C].
  return { path, aliases: path.endsWith('gstdetailed') ? [`${path}additional`] : [] };
}
