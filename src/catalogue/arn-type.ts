import { parseArn } from '../model/arn.ts';
import { ARN_TYPES } from './arn-types.ts';

/** What an ARN says about the thing it names. */
export interface ArnGuess {
  /** CloudFormation type name; where CloudFormation has none, one made from the ARN in its spirit */
  readonly type: string;
  /** the part of the ARN that tells it from others of its type */
  readonly id: string;
}

/** The type and id behind an ARN, by the ARN forms that CloudFormation's resource schemas state; undefined when it is no ARN. */
export function typeOfArn(text: string): ArnGuess | undefined {
  const arn = parseArn(text);
  if (!arn) return undefined;
  const told = unstated(arn.service, arn.resource);
  if (told) return told;
  const words = arn.resource.split(/[:/]/).filter((word) => word !== '');
  const service = services().get(arn.service);
  const found = formsOf(words).find((form) => service?.types.has(form));
  const type = found === undefined ? undefined : service?.types.get(found);
  if (type !== undefined) return { type, id: idOf(arn.resource, found ?? '') };
  const [first = ''] = words;
  const isNamed = words.length > 1;
  const name = isNamed ? pascalCase(first) : 'Resource';
  return {
    type: `AWS::${service?.namespace ?? pascalCase(arn.service)}::${name}`,
    id: (isNamed ? words.slice(1) : words).join('/'),
  };
}

function unstated(service: string, resource: string): ArnGuess | undefined {
  const found = UNSTATED.find(([known, form]) => known === service && form.test(resource));
  return found && { type: found[2], id: found[1].exec(resource)?.[1] ?? resource };
}

/** Forms that no schema states, or that two types share: by the ARN's service and resource. */
const UNSTATED: readonly (readonly [service: string, form: RegExp, type: string])[] = [
  ['apprunner', /^service\/(.+)$/, 'AWS::AppRunner::Service'],
  ['appsync', /^apis\/(.+\/datasources\/.+)$/, 'AWS::AppSync::DataSource'],
  ['appsync', /^apis\/([^/]+)$/, 'AWS::AppSync::GraphQLApi'],
  ['eks', /^fargateprofile\/(.+)$/, 'AWS::EKS::FargateProfile'],
  ['eks', /^podidentityassociation\/(.+)$/, 'AWS::EKS::PodIdentityAssociation'],
  ['kafka', /^cluster\/(.+)$/, 'AWS::MSK::Cluster'],
  ['lambda', /^layer:(.+)$/, 'AWS::Lambda::LayerVersion'],
  ['wafv2', /^(?:regional|global)\/webacl\/(.+)$/, 'AWS::WAFv2::WebACL'],
];

/** Things AWS makes by itself, known by their ARN: automated snapshots, backups, and secrets that a service keeps for itself. */
export function isMadeByAws(arn: string): boolean {
  return MADE_BY_AWS.some((pattern) => pattern.test(arn));
}

const MADE_BY_AWS: readonly RegExp[] = [
  /^arn:[^:]*:rds:[^:]*:[^:]*:(?:cluster-)?snapshot:(?:rds|awsbackup):/,
  /^arn:[^:]*:elasticache:[^:]*:[^:]*:snapshot:automatic\./,
  // default groups come with the first use of an engine and cannot be deleted
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html
  /^arn:[^:]*:rds:[^:]*:[^:]*:(?:pg|cluster-pg|og|subgrp):default(?:$|[.:-])/,
  /^arn:[^:]*:(?:elasticache|redshift):[^:]*:[^:]*:(?:parametergroup|usergroup|subnetgroup|user):default(?:$|[./:-])/,
  /^arn:[^:]*:(?:memorydb|dax):[^:]*:[^:]*:parametergroup\/default\./,
  // https://docs.aws.amazon.com/xray/latest/devguide/xray-console-groups.html
  /^arn:[^:]*:xray:[^:]*:[^:]*:(?:group|sampling-rule)\/Default$/,
  /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[a-z-]+!/,
  /^arn:[^:]*:events:[^:]*:[^:]*:rule\/(?:[^/]+\/)?(?:AutoScalingManagedRule|StepFunctions\w+Rule|DO-NOT-DELETE-)/,
];

/** Things that AWS tags apart but returns inside their owner, so that the owner says all there is to say. */
export function isPartOfOwner(type: string): boolean {
  return PARTS.has(type);
}

const PARTS: ReadonlySet<string> = new Set(['AWS::EC2::SecurityGroupRule']);

/** Most particular first: `restapis/*\/stages`, `loadbalancer/app`, `loadbalancer`, and '' for an ARN that is only a name. */
function formsOf(words: readonly string[]): string[] {
  const [first = '', second] = words;
  const through = words.map((word, index) => (index % 2 === 0 ? word : '*'));
  return [
    ...(words.length > 3 ? [through.slice(0, 3).join('/')] : []),
    ...(second === undefined ? [] : [`${first}/${second}`]),
    ...(words.length > 1 ? [first] : ['']),
  ];
}

/** What is left when the fixed words in front are taken away; a name may begin with a slash of its own. */
function idOf(resource: string, form: string): string {
  const fixed = form.includes('*') ? 1 : form.split('/').filter((word) => word !== '').length;
  let rest = fixed > 0 ? resource.replace(/^\//, '') : resource;
  for (let left = fixed; left > 0; left -= 1) rest = rest.replace(/^[^:/]*[:/]/, '');
  return rest;
}

interface ArnService {
  readonly namespace: string;
  readonly types: ReadonlyMap<string, string>;
}

let known: ReadonlyMap<string, ArnService> | undefined;

/** Read when first needed: most runs of the program look at no ARN of an unknown type. */
function services(): ReadonlyMap<string, ArnService> {
  known ??= new Map(ARN_TYPES.trim().split('\n').map(readLine));
  return known;
}

function readLine(line: string): [string, ArnService] {
  const [service = '', namespace = '', ...pairs] = line.split(' ');
  const types = pairs.map((pair): [string, string] => {
    const at = pair.lastIndexOf('=');
    const name = pair.slice(at + 1);
    return [pair.slice(0, at), `AWS::${name.includes('::') ? name : `${namespace}::${name}`}`];
  });
  return [service, { namespace, types: new Map(types) }];
}

function pascalCase(word: string): string {
  return word
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('');
}
