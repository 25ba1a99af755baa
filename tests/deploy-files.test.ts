import { existsSync, readdirSync } from 'node:fs';
import { DCLinter } from 'dclint';
import { describe, expect, it } from 'vitest';
import { settings } from '../app/settings.ts';
import { vendors } from '../routes/vendors.ts';
import { caddyHosts, exposedNames, manifests, metricsOf, type Node, text, yaml } from './support/cluster-files.ts';

const compose = yaml('compose.yaml');
const services: [string, Node][] = Object.entries(compose.services);
const matching = (shape: RegExp) => expect.stringMatching(shape);
const vendorHosts = vendors.flatMap(({ hosts }) => hosts);

describe('compose.yaml', () => {
  it('is as its schema and the linter want it', () => {
    const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] });
    expect(linter.lintFiles(['compose.yaml'], false).flatMap(({ messages }) => messages)).toEqual([]);
  });

  it.each([
    ['nothing', [], ['namuna']],
    ['scale', ['scale'], ['caddy', 'namuna', 'replica', 'valkey']],
    ['observe', ['observe'], ['grafana', 'namuna', 'prometheus']],
  ])('starts with the profile %s these services', (_, chosen, started) => {
    const on = services.filter(([, { profiles }]) => !profiles || profiles.some((one: string) => chosen.includes(one)));
    expect(on.map(([name]) => name)).toEqual(started);
    for (const [, { depends_on = {} }] of on) {
      const needed = Array.isArray(depends_on) ? depends_on : Object.keys(depends_on);
      expect(started).toEqual(expect.arrayContaining(needed));
    }
  });

  it.each(services)('lets %s do next to nothing', (name, service) => {
    expect(service).toMatchObject({
      ...{ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], restart: 'unless-stopped' },
      ...{ cpus: 1, pids_limit: expect.any(Number), mem_limit: expect.stringMatching(/^\d+m$/) },
      read_only: name !== 'prometheus',
    });
    expect(service.cap_add ?? []).toEqual(name === 'caddy' ? ['NET_BIND_SERVICE'] : []);
    expect(service).not.toHaveProperty('privileged');
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:\$\{[A-Z_]+:-\d+\}:\d+$/);
    for (const volume of service.volumes ?? []) expect(volume).toMatch(/^\.\/\S+:\S+:ro$|^[a-z-]+:\S+$/);
    if (service.build === undefined) expect(service.image).toMatch(/:v?\d+\.\d+\.\d+(-alpine)?$/);
  });

  it('mounts what is there', () => {
    const sources = services.flatMap(([, { volumes = [] }]) => volumes.map((volume: string) => volume.split(':')[0]));
    for (const source of sources) {
      const there = source.startsWith('.') ? existsSync(source) : source in compose.volumes;
      expect([source, there]).toEqual([source, true]);
    }
  });

  it.each(['namuna', 'replica'])('%s is the image of here, at 160 MB, with settings that it knows', (name) => {
    const { build, mem_limit, environment, env_file } = compose.services[name];
    expect({ build, mem_limit }).toEqual({ build: '.', mem_limit: '160m' });
    expect(Object.keys(settings)).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(env_file).toEqual([{ path: '.env', required: false }]);
  });

  it('lets every vendor’s host lead to Caddy', () => {
    expect(compose.services.caddy.networks.default.aliases).toEqual(vendorHosts);
  });
});

it('the Caddyfile has every vendor’s host, and no other but its own', () => {
  expect(caddyHosts('deploy/Caddyfile')).toEqual(['{$MORE_HOSTS:caddy}', 'localhost', ...vendorHosts]);
});

it('the Caddyfile looks for the replicas where compose has them', () => {
  const [, name, port] = /name (\S+)\s+port (\d+)/.exec(text('deploy/Caddyfile'))!;
  expect(compose.services[name!].environment.PORT).toBe(port);
});

describe('Prometheus and Grafana', () => {
  const config = yaml('deploy/prometheus.yml');
  const dashboard: Node = JSON.parse(text('deploy/grafana/dashboards/namuna.json'));
  const panels: Node[] = dashboard.panels.filter(({ type }: Node) => type !== 'row');
  const variables: Node[] = dashboard.templating.list;
  const rules: Node[] = yaml('deploy/prometheus-rules.yml').groups.flatMap((group: Node) => group.rules);

  it('scrape every service that is Namuna', () => {
    const [job] = config.scrape_configs;
    const ours = services.filter(([, { build }]) => build !== undefined).map(([name]) => name);
    expect(job.dns_sd_configs).toMatchObject([{ names: ours, type: 'A', port: 8000 }]);
    expect(compose.services.replica.environment.METRICS).toBe('$' + '{METRICS:-prometheus}');
  });

  it('find every file that they name', () => {
    const { configs, volumes } = compose.services.prometheus;
    const mounted = [...volumes, ...configs.map((one: Node) => `x:${one.target}`)].map((one) => one.split(':')[1]);
    const named = [config.rule_files[0], config.scrape_configs[0].authorization.credentials_file];
    expect(mounted).toEqual(expect.arrayContaining(named.map((file) => `/etc/prometheus/${file}`)));
    const [provider] = yaml('deploy/grafana/provisioning/dashboards/namuna.yml').providers;
    expect(compose.services.grafana.volumes).toContain(`./deploy/grafana/dashboards:${provider.options.path}:ro`);
    expect(readdirSync('deploy/grafana/dashboards')).toEqual(['namuna.json']);
  });

  it('ask one another where compose has them', () => {
    const { datasources } = yaml('deploy/grafana/provisioning/datasources/prometheus.yml');
    expect(datasources).toMatchObject([{ uid: 'prometheus', url: 'http://prometheus:9090' }]);
    const asked = [...panels, ...variables, ...panels.flatMap(({ targets }) => targets)];
    for (const { datasource } of asked) expect(datasource).toEqual({ type: 'prometheus', uid: 'prometheus' });
  });

  it('read only what Namuna exposes', async () => {
    const known = new Set([...(await exposedNames()), 'up']);
    const asked = [
      ...panels.flatMap(({ targets }) => targets.map(({ expr }: Node) => expr)),
      ...rules.map(({ expr }) => expr),
      ...variables.map(({ definition }) => /label_values\((.*),[^,]*\)$/.exec(definition)![1]),
    ];
    const read = new Set(asked.flatMap(metricsOf));
    expect(read.size).toBeGreaterThan(12);
    expect([...read].filter((name) => !known.has(name))).toEqual([]);
  });

  it('show every metric of ours', async () => {
    const shown = panels.flatMap(({ targets }) => targets.flatMap(({ expr }: Node) => metricsOf(expr)));
    const ours = [...(await exposedNames())].filter((name) => /^namuna_(?!.*_(?:sum|count)$)/.test(name));
    expect(shown).toEqual(expect.arrayContaining(ours));
  });

  it('has panels that say what they show, side by side', () => {
    for (const { title, description } of panels) expect([title, description]).toEqual([/./, /\.$/].map(matching));
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, i) => [x + (i % w), y + Math.floor(i / w)]),
    );
    expect(Math.max(...cells.map(([x]) => x))).toBe(23);
    expect(new Set(cells.map(String)).size).toBe(cells.length);
    expect(new Set(dashboard.panels.map(({ id }: Node) => id)).size).toBe(dashboard.panels.length);
  });
});

describe('deploy/kubernetes.yaml', () => {
  const all = manifests('deploy/kubernetes.yaml');
  const workloads = ['namuna', 'valkey'].map((name) => [name, all.get(`Deployment ${name}`).spec] as const);
  const { spec: pod } = all.get('Deployment namuna').spec.template;
  const [container] = pod.containers;

  it('holds these, each once', () => {
    expect([...all].map(([name, { apiVersion }]) => `${apiVersion} ${name}`)).toEqual([
      'v1 Namespace namuna',
      'apps/v1 Deployment namuna',
      'v1 Service namuna',
      'autoscaling/v2 HorizontalPodAutoscaler namuna',
      'policy/v1 PodDisruptionBudget namuna',
      'networking.k8s.io/v1 NetworkPolicy nothing',
      'networking.k8s.io/v1 NetworkPolicy namuna',
      'apps/v1 Deployment valkey',
      'v1 Service valkey',
      'networking.k8s.io/v1 NetworkPolicy valkey',
    ]);
    for (const [name, { metadata }] of all) {
      expect(metadata.namespace).toBe(name === 'Namespace namuna' ? undefined : 'namuna');
    }
  });

  it('holds to the restricted standard, and the namespace insists on it', () => {
    const { labels } = all.get('Namespace namuna').metadata;
    const modes = ['enforce', 'audit', 'warn'].map((mode) => labels[`pod-security.kubernetes.io/${mode}`]);
    expect(modes).toEqual(['restricted', 'restricted', 'restricted']);
  });

  it.each(workloads)('%s may do what the restricted standard lets it, and no more', (_, { template: { spec } }) => {
    expect(spec).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(spec.securityContext.runAsUser).toBeGreaterThan(0);
    for (const name of ['hostNetwork', 'hostPID', 'hostIPC', 'volumes']) expect(spec).not.toHaveProperty(name);
    for (const { securityContext, resources, ports } of spec.containers) {
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
      });
      expect(resources.limits.memory).toBe(resources.requests.memory);
      for (const port of ports) expect(port).not.toHaveProperty('hostPort');
    }
  });

  it.each(workloads)('whatever selects %s finds it', (name, { selector, template }) => {
    const label = { 'app.kubernetes.io/name': name };
    expect([selector.matchLabels, template.metadata.labels]).toEqual([label, label]);
    const service = all.get(`Service ${name}`);
    expect(service.spec.selector).toEqual(label);
    const ports = template.spec.containers[0].ports.map((port: Node) => port.name);
    expect(ports).toEqual(service.spec.ports.map((port: Node) => port.targetPort));
    const policy = all.get(`NetworkPolicy ${name}`);
    expect(policy.spec.podSelector.matchLabels).toEqual(label);
    expect(ports).toEqual(policy.spec.ingress.flatMap((rule: Node) => rule.ports.map((port: Node) => port.port)));
  });

  it('scales what it has, from two, and gives up one at a time', () => {
    const { spec } = all.get('HorizontalPodAutoscaler namuna');
    expect(spec).toMatchObject({ minReplicas: 2, scaleTargetRef: { kind: 'Deployment', name: 'namuna' } });
    expect(spec.maxReplicas).toBeGreaterThan(2);
    const budget = all.get('PodDisruptionBudget namuna').spec;
    expect(budget).toEqual({ maxUnavailable: 1, selector: all.get('Deployment namuna').spec.selector });
    // Else each apply would undo what the autoscaler did.
    expect(all.get('Deployment namuna').spec).not.toHaveProperty('replicas');
  });

  it('is the image’s user, port and health, with settings that it knows and no secret', () => {
    const dockerfile = text('Dockerfile');
    const [, user, group] = /^USER (\d+):(\d+)$/m.exec(dockerfile)!;
    expect(pod.securityContext).toMatchObject({ runAsUser: Number(user), runAsGroup: Number(group) });
    expect(dockerfile).toContain(`EXPOSE ${container.ports[0].containerPort}`);
    expect(container.livenessProbe.httpGet).toEqual({ path: '/health', port: 'http' });
    expect(container.readinessProbe.httpGet).toEqual({ path: '/readyz', port: 'http' });
    const names = container.env.map(({ name }: Node) => name);
    expect(Object.keys(settings)).toEqual(expect.arrayContaining(names));
    for (const { name, value } of container.env) expect(name.endsWith('KEY') || name.endsWith('KEYS')).toBe(!value);
    expect([...all.keys()].filter((name) => name.startsWith('Secret'))).toEqual([]);
  });

  it('leaves time to be noticed and to drain', () => {
    const [, graceMs] = /graceMs = (\d+)/.exec(text('app/main.ts'))!;
    const noticed = container.lifecycle.preStop.sleep.seconds;
    expect(noticed).toBeGreaterThan(0);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(noticed + Number(graceMs) / 1000);
  });

  it('lets in only who has the label', () => {
    const { ingress } = all.get('NetworkPolicy namuna').spec;
    const from = [{ namespaceSelector: { matchLabels: { 'namuna-client': 'true' } } }];
    expect(ingress).toEqual([{ from, ports: [{ port: 'http', protocol: 'TCP' }] }]);
  });

  it('lets out only questions of DNS and of the store', () => {
    const nothing = all.get('NetworkPolicy nothing').spec;
    expect(nothing).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    const { egress } = all.get('NetworkPolicy namuna').spec;
    const store = all.get('NetworkPolicy valkey').spec.podSelector;
    expect(egress).toEqual([
      { ports: ['UDP', 'TCP'].map((protocol) => ({ port: 53, protocol })) },
      { to: [{ podSelector: store }], ports: [{ port: 6379, protocol: 'TCP' }] },
    ]);
    expect(all.get('NetworkPolicy valkey').spec).not.toHaveProperty('egress');
  });
});

it('compose and Kubernetes run the same Valkey', () => {
  const [valkey] = manifests('deploy/kubernetes.yaml').get('Deployment valkey').spec.template.spec.containers;
  const { image, command } = compose.services.valkey;
  expect([valkey.image, valkey.args]).toEqual([image, command]);
});
