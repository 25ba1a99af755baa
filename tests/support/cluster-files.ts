import { readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { prometheus } from '../../app/metrics/prometheus.ts';

/** What stands in a file, loosely typed. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever stands there
export type Node = any;

export const text = (path: string): string => readFileSync(path, 'utf8');
export const yaml = (path: string): Node => parse(text(path), { merge: true, strict: true });

/** The documents of a file, by kind and name such as `Service valkey`. */
export function manifests(path: string): Map<string, Node> {
  const documents = parseAllDocuments(text(path));
  for (const { errors } of documents) if (errors[0]) throw errors[0];
  const nodes: Node[] = documents.map((document) => document.toJS());
  return new Map(nodes.map((node) => [`${node.kind} ${node.metadata.name}`, node]));
}

/** The hosts that a Caddyfile has a site for over TLS. */
export function caddyHosts(path: string): string[] {
  const [, sites = ''] = /((?:\S+,\s+)+\S+) \{\n(?:\t.*\n)*\ttls internal/.exec(text(path)) ?? [];
  return sites.split(/,\s+/);
}

/** Names of the samples that Namuna exposes. */
export async function exposedNames(): Promise<Set<string>> {
  const metrics = prometheus({ store: { roundTrips: () => 0 }, journal: undefined });
  const types = [...(await metrics.expose('text/plain')).text.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  return new Set(
    types.flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
}

/** Names of the metrics that an expression of PromQL reads. */
export function metricsOf(promql: string): string[] {
  const bare = promql
    .replace(/"[^"]*"/g, '')
    .replace(/\{[^}]*\}|\[[^\]]*\]/g, ' ')
    .replace(/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, ' ');
  const words = [...bare.matchAll(/[A-Za-z_:][\w:]*(?!\w)(?!\s*\()/g)].map(([word]) => word);
  return words.filter((word) => !['and', 'or', 'unless', 'bool', 'offset'].includes(word));
}
