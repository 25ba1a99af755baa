import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../app/config.ts';
import { given, type Node, resolved, template, userData } from './support/aws.ts';
import { bytesPerLine, everyLine } from './support/aws-lines.ts';

// Its types say `import`, its code says `require`.
const { RegoEngine, TemplateFile } = createRequire(import.meta.url)('@aws/cloudformation-validate');
const guide = readFileSync('deploy/AWS.md', 'utf8');
const agent = JSON.parse(readFileSync('deploy/cloudwatch-agent.json', 'utf8'));
const behindCaddy = { ...given, Domain: 'kyc.example.in', PlainRange: '', EcrRepository: '' };
const both = { ...behindCaddy, PlainRange: '198.51.100.0/24', Metrics: 'none' };
const variants = [
  ['with a range', given],
  ['with a domain', behindCaddy],
  ['with both', both],
] as const;

const resource = (name: string, parameters?: Record<string, string>): Node =>
  resolved(template.Resources[name], parameters).Properties;
const ofType = (type: string): string[] =>
  Object.keys(template.Resources).filter((name) => template.Resources[name].Type === type);

describe('the template', () => {
  it.each(variants)(
    'has nothing that CloudFormation does not know: a stack %s',
    (_name, parameterOverrides) => {
      const engine = new RegoEngine();
      try {
        const report = engine.validateStandard(new TemplateFile('deploy/cloudformation.yaml'), {
          parameterOverrides,
          pseudoParameterOverrides: { region: 'ap-south-1' },
          // I9001 tells what a later change would replace, I9040 wants tags, which a stack hands to all that it makes.
          exclude: { ids: ['I9001', 'I9040'] },
        });
        expect([report.status, report.diagnostics]).toEqual(['OK', []]);
      } finally {
        engine.free();
      }
      // The first one reads every rule and every schema.
    },
    120_000,
  );

  it('is small enough to be sent as it is', () => {
    expect(statSync('deploy/cloudformation.yaml').size).toBeLessThan(51_200);
    for (const [, parameters] of variants) expect(Buffer.byteLength(userData(parameters))).toBeLessThan(16_384);
  });

  it('requires IMDSv2, which no container reaches', () => {
    const { MetadataOptions } = resource('LaunchTemplate').LaunchTemplateData;
    expect(MetadataOptions).toEqual({ HttpEndpoint: 'enabled', HttpTokens: 'required', HttpPutResponseHopLimit: 1 });
  });

  it('encrypts its disk', () => {
    const { BlockDeviceMappings } = resource('LaunchTemplate').LaunchTemplateData;
    for (const { Ebs } of BlockDeviceMappings) expect(Ebs).toMatchObject({ VolumeType: 'gp3', Encrypted: true });
  });

  it.each([
    ['with a range', given, ['8000 203.0.113.0/24']],
    ['with a domain', behindCaddy, ['443 0.0.0.0/0']],
    ['with both', both, ['443 0.0.0.0/0', '8000 198.51.100.0/24']],
  ])('opens no port but those asked for, and none of SSH: %s', (_name, parameters, open) => {
    const { SecurityGroupIngress } = resource('SecurityGroup', parameters);
    const ranges = SecurityGroupIngress.map(({ FromPort, ToPort, CidrIp }: Node) => {
      expect(ToPort).toBe(FromPort);
      return `${FromPort} ${CidrIp}`;
    });
    expect(ranges).toEqual(open);
    expect(ofType('AWS::EC2::SecurityGroupIngress')).toEqual([]);
    expect(JSON.stringify(template)).not.toContain('KeyName');
  });

  it('wants a domain or a range', () => {
    const [{ Assert }] = template.Rules.Reachable.Assertions;
    const answers = [given, behindCaddy, { ...given, PlainRange: '' }].map((parameters) =>
      resolved(Assert, parameters),
    );
    expect(answers).toEqual([true, true, false]);
  });

  it('keeps its log group, with its retention, when it is deleted', () => {
    expect(template.Resources.LogGroup).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
    expect(resource('LogGroup')).toEqual({ LogGroupName: 'multi-api-logs', RetentionInDays: '30' });
  });

  it('fails where the script does not tell of success', () => {
    expect(template.Resources.Instance.CreationPolicy.ResourceSignal.Count).toBe(1);
    expect(userData()).toMatch(/cfn-signal --exit-code "\$code" --stack "\$stack" --resource Instance /);
  });

  it('tells the address, the documents and how to open a shell', () => {
    const outputs = (parameters?: Record<string, string>) =>
      Object.fromEntries(Object.entries<Node>(resolved(template.Outputs, parameters)).map(([k, v]) => [k, v.Value]));
    expect(outputs()).toMatchObject({
      Address: '<Address>',
      Docs: 'http://<Address>:8000/docs',
      Shell: 'aws ssm start-session --region ap-south-1 --target <Instance>',
    });
    expect(outputs(both)).toMatchObject({ Api: 'https://kyc.example.in', Docs: 'https://kyc.example.in/docs' });
  });
});

describe('the role', () => {
  const statements = (parameters = given): Node[] => resource('Role', parameters).Policies[0].PolicyDocument.Statement;
  const allowed = (service: string) =>
    statements().filter(({ Effect, Action }) => Effect === 'Allow' && [Action].flat()[0].startsWith(`${service}:`));

  it('writes to one log group', () => {
    const arn = 'arn:aws:logs:ap-south-1:123456789012:log-group:multi-api-logs:*';
    expect(allowed('logs')).toEqual([expect.objectContaining({ Resource: arn })]);
    expect(allowed('logs')[0].Action).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  });

  it('reads one secret, and no parameter', () => {
    expect(allowed('secretsmanager')).toEqual([
      expect.objectContaining({ Action: 'secretsmanager:GetSecretValue', Resource: given.KeysArn }),
    ]);
    const denied = statements().filter(({ Effect }) => Effect === 'Deny');
    expect(denied).toEqual([
      { Sid: 'ReadNoParameter', Effect: 'Deny', Action: ['ssm:GetParameter', 'ssm:GetParameters'], Resource: '*' },
    ]);
  });

  it('pulls from one repository, and from none where the image is public', () => {
    const pulls = allowed('ecr').filter(({ Action }) => Action !== 'ecr:GetAuthorizationToken');
    expect(pulls.map(({ Resource }) => Resource)).toEqual(['arn:aws:ecr:ap-south-1:123456789012:repository/namuna']);
    expect(JSON.stringify(statements(behindCaddy))).not.toContain('ecr:');
  });

  it('may do nothing else', () => {
    const services = statements().map(({ Action }) => [Action].flat()[0].split(':')[0]);
    expect(services.sort()).toEqual(['ecr', 'ecr', 'logs', 'secretsmanager', 'ssm']);
    expect(resource('Role').ManagedPolicyArns).toEqual(['arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore']);
  });
});

describe('a parameter', () => {
  const fits = (name: string, value: string) => {
    const { AllowedPattern, AllowedValues } = template.Parameters[name];
    return AllowedValues ? AllowedValues.includes(value) : new RegExp(`^(?:${AllowedPattern})$`).test(value);
  };

  it.each([
    ['Image', '123456789012.dkr.ecr.ap-south-1.amazonaws.com/namuna:0.1.0', true],
    ['Image', `registry.example.com/a/namuna@sha256:${'0'.repeat(64)}`, true],
    ['Image', 'localhost:5000/namuna', true],
    ['Image', 'namuna', false],
    ['KeysArn', given.KeysArn!, true],
    ['KeysArn', 'arn:aws:secretsmanager:ap-south-1:123456789012:secret:namuna/keys', false],
    ['KeysArn', 'a-key-put-in-here', false],
    ['Domain', '', true],
    ['Domain', 'https://kyc.example.in', false],
    ['PlainRange', '', true],
    ['PlainRange', '203.0.113.7', false],
  ])('%s, given as "%s", fits: %s', (name, value, fit) => {
    expect(fits(name, value)).toBe(fit);
  });

  it('that goes into the script cannot leave its quotes', () => {
    const text = JSON.stringify(template.Resources.LaunchTemplate.Properties.LaunchTemplateData.UserData);
    const names = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name!);
    for (const name of names.filter((one) => one in template.Parameters)) {
      for (const odd of ["x'; id; '", 'x\ny', '$(id)']) expect(fits(name, odd), name).toBe(false);
    }
    expect(names).toContain('Image');
  });
});

describe('the log', () => {
  const group = template.Parameters.LogGroupName.Default;

  it('goes to the group, in non-blocking mode', () => {
    expect(userData()).toContain(`log_group='${group}'`);
    expect(userData()).toContain('--log-driver awslogs --log-opt mode=non-blocking');
    expect(userData()).toContain('--log-opt awslogs-group="$log_group"');
  });

  it('holds metrics where they are wanted', () => {
    const given = variants.map(([, parameters]) => /^metrics='(.*)'$/m.exec(userData(parameters))![1]);
    expect(given).toEqual(['emf', 'emf', '']);
    for (const METRICS of given) expect(() => readConfig({ METRICS })).not.toThrow();
  });

  it('of the agent goes to the same group, from a file that the guide makes', () => {
    const [file, ...others] = agent.logs.logs_collected.files.collect_list;
    expect([file.log_group_name, others]).toEqual([group, []]);
    expect(guide).toContain(`StandardOutput=append:${file.file_path}`);
  });
});

/** What a query calls by name and does not make itself. */
function fieldsOf(query: string): string[] {
  const words = 'source filter fields stats sort limit as by desc asc ispresent count pct max and'.split(' ');
  const bare = query.replace(/"[^"]*"|'[^']*'/g, '');
  const aliases = [...bare.matchAll(/ as (\w+)/g)].map(([, alias]) => alias!);
  const names = bare.match(/@?[a-zA-Z_][\w.]*/g) ?? [];
  return names.filter((name) => !words.includes(name.toLowerCase()) && !aliases.includes(name));
}

/** Names of what stands in a line, as Logs Insights would call them. */
function namesIn(line: object, before = ''): string[] {
  return Object.entries(line).flatMap(([name, value]) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? namesIn(value, `${before}${name}.`)
      : [`${before}${name}`],
  );
}

// The whole world is read for the first call.
describe('queries', { timeout: 60_000 }, () => {
  const saved = ofType('AWS::Logs::QueryDefinition').map((name) => resource(name));
  const widgets: Node[] = JSON.parse(resource('Dashboard').DashboardBody).widgets;
  const shown = widgets.filter(({ type }) => type === 'log').map(({ properties }) => properties.query);
  const told = [...guide.matchAll(/```\n((?:fields|filter)[^`]+)```/g)].map(([, query]) => query!);

  it.each(['', 'emf'] as const)('name only fields that a line has, with METRICS=%s', async (metrics) => {
    const lines = await everyLine(metrics);
    const known = ['@timestamp', ...lines.flatMap((line) => namesIn(line))];
    const all = [...saved.map(({ QueryString }) => QueryString), ...shown, ...told];
    expect(all.length).toBeGreaterThanOrEqual(10);
    for (const query of all)
      expect(
        fieldsOf(query).filter((name) => !known.includes(name)),
        query,
      ).toEqual([]);
  });

  it('would be found out with a field that no line has', () => {
    expect(fieldsOf('filter took > 5 | stats max(ms) as slowest by `service`')).toEqual(['took', 'ms', 'service']);
  });

  it('ask the group of the stack', () => {
    for (const { LogGroupNames } of saved) expect(LogGroupNames).toEqual(['multi-api-logs']);
    for (const query of shown) expect(query).toMatch(/^SOURCE 'multi-api-logs' \| /);
  });

  it('of the dashboard name metrics and dimensions that a line has', async () => {
    const { _aws } = (await everyLine('emf')).find((line) => '_aws' in line) as Node;
    const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics;
    const schemas = Dimensions.map((names: string[]) => [Namespace, ...names].join());
    const searched = [...JSON.stringify(widgets).matchAll(/SEARCH\('\{([^}]+)\} MetricName=\\+"(\w+)\\+"'/g)];
    for (const [, schema] of searched) expect(schemas).toContain(schema);
    const names = new Set(searched.map(([, , name]) => name));
    expect([...names].sort()).toEqual(Metrics.map(({ Name }: Node) => Name).sort());
  });
});

describe('the costs', { timeout: 60_000 }, () => {
  const number = (text: string) => Number(text.replaceAll(',', ''));
  const rows = (after: string) => {
    const [, text = ''] = guide.split(after);
    const table = text.split('\n\n')[0]!.split('\n').slice(1);
    return table.map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  };
  const [, plain, emf] = /\*\*(\d+) bytes\*\* on average, \*\*(\d+) bytes\*\* with `METRICS=emf`/.exec(guide)!;
  const stated = { none: Number(plain), emf: Number(emf) };

  it.each([
    ['none', ''],
    ['emf', 'emf'],
  ] as const)('are counted from the bytes that a line has, with METRICS=%s', async (name, metrics) => {
    const measured = await bytesPerLine(metrics);
    expect(stated[name]).toBeGreaterThan(0.9 * measured);
    expect(stated[name]).toBeLessThan(1.1 * measured);
  });

  it('of what stands are added up', () => {
    const months = rows('| what stands | price | a month |\n').map((row) => number(row[2]!));
    expect(months.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBeCloseTo(months.at(-1)!, 5);
    expect([0.0112 * 730, 0.005 * 730, 0.0912 * 8, 0.4].map((one) => Number(one.toFixed(2)))).toEqual(
      months.slice(0, -1),
    );
  });

  it('of calls follow from bytes and prices', () => {
    const table = rows('| calls a day | METRICS | GB a month | ingestion | storage, at most | with what stands |\n');
    const fixed = 12.96;
    for (const [calls, metrics, ...figures] of table) {
      const gigabytes = (number(calls!) * 30.4 * (stated[metrics as 'none' | 'emf'] + 26)) / 1e9;
      const beyond = Math.max(0, gigabytes - 5);
      const [ingestion, storage] = [beyond * 0.67, beyond * 0.03];
      const wanted = [gigabytes, ingestion, storage, fixed + ingestion + storage].map((one) => one.toFixed(2));
      expect(figures, `${calls} ${metrics}`).toEqual(wanted);
    }
    expect(table.map(([calls]) => calls)).toEqual(['10', '10', '10,000', '10,000', '1,000,000', '1,000,000']);
  });
});
