import { readFileSync } from 'node:fs';
import { type CollectionTag, parse, type ScalarTag } from 'yaml';

/** Anything that a template may hold, loosely typed. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever stands there
export type Node = any;

const long = (name: string) => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`);
const scalars: ScalarTag[] = ['Ref', 'Sub', 'GetAtt', 'Condition'].map((name) => ({
  tag: `!${name}`,
  resolve: (text: string) => ({ [long(name)]: name === 'GetAtt' ? text.split('.') : text }),
}));
const lists: CollectionTag[] = ['If', 'Equals', 'Not', 'And', 'Or', 'Sub'].map((name) => ({
  tag: `!${name}`,
  collection: 'seq',
  resolve: (seq) => ({ [long(name)]: seq.toJSON() }),
}));

/** The template as data, with its functions in their long form. */
export const template: Node = unfold(
  parse(readFileSync('deploy/cloudformation.yaml', 'utf8'), { customTags: [...scalars, ...lists] }),
);

/** A tag inside a tagged list comes as a node of its own. */
function unfold(node: Node): Node {
  if (Array.isArray(node)) return node.map(unfold);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, unfold(value)]));
}

/** What somebody would give who has a range and no domain. */
export const given: Record<string, string> = {
  Image: '123456789012.dkr.ecr.ap-south-1.amazonaws.com/namuna:0.1.0',
  EcrRepository: 'namuna',
  KeysArn: 'arn:aws:secretsmanager:ap-south-1:123456789012:secret:namuna/keys-AbCdEf',
  PlainRange: '203.0.113.0/24',
  Vpc: 'vpc-0123456789abcdef0',
  Subnet: 'subnet-0123456789abcdef0',
};

const pseudo: Record<string, string> = {
  'AWS::AccountId': '123456789012',
  'AWS::Partition': 'aws',
  'AWS::Region': 'ap-south-1',
  'AWS::StackName': 'namuna',
};
const absent = Symbol('AWS::NoValue');

/** A part of the template as CloudFormation would make it of the parameters; what only AWS knows stays a name in <>. */
export function resolved(node: Node, parameters: Record<string, string> = given): Node {
  const names = Object.entries<Node>(template.Parameters).map(([name, { Default }]) => [name, `${Default ?? ''}`]);
  const values = { ...Object.fromEntries(names), ...pseudo, ...parameters, LogGroup: '' };
  values.LogGroup = values.LogGroupName!;
  const known = (name: string, more: Record<string, Node> = {}): Node => {
    if (name === 'AWS::NoValue') return absent;
    return name in more ? walk(more[name]) : (values[name] ?? `<${name}>`);
  };
  const sub = (text: string, more?: Record<string, Node>) =>
    text.replace(/\$\{([\w.:]+)\}/g, (_, name: string) => known(name, more));
  const functions: Record<string, (arg: Node) => Node> = {
    Ref: (name) => known(name),
    'Fn::GetAtt': (path: string[]) => (path.join('.') === 'LogGroup.Arn' ? logGroupArn(values) : `<${path.join('.')}>`),
    'Fn::Sub': (arg) => (Array.isArray(arg) ? sub(arg[0], arg[1]) : sub(arg)),
    'Fn::Join': ([glue, parts]) => walk(parts).join(glue),
    'Fn::Base64': (arg) => walk(arg),
    'Fn::If': ([name, yes, no]) => walk(walk(template.Conditions[name]) ? yes : no),
    'Fn::Equals': ([a, b]) => walk(a) === walk(b),
    'Fn::Not': ([arg]) => !walk(arg),
    'Fn::And': (args: Node[]) => args.every((arg) => walk(arg)),
    'Fn::Or': (args: Node[]) => args.some((arg) => walk(arg)),
  };
  function walk(part: Node): Node {
    if (Array.isArray(part)) return part.map(walk).filter((one) => one !== absent);
    if (part === null || typeof part !== 'object') return part;
    const [[name, arg] = ['', undefined], ...others] = Object.entries(part);
    if (others.length === 0 && functions[name]) return functions[name](arg);
    const entries = Object.entries(part).map(([key, value]) => [key, walk(value)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== absent));
  }
  return walk(node);
}

function logGroupArn(values: Record<string, string>): string {
  return `arn:aws:logs:${values['AWS::Region']}:${values['AWS::AccountId']}:log-group:${values.LogGroupName}:*`;
}

/** The script that an instance runs at its first boot. */
export function userData(parameters: Record<string, string> = given): string {
  return resolved(template.Resources.LaunchTemplate.Properties.LaunchTemplateData.UserData, parameters);
}
