import { isMadeByAws } from '../catalogue/arn-type.ts';
import { entryFor } from '../catalogue/index.ts';
import { meets } from '../catalogue/read.ts';
import type { Resource } from '../model/graph.ts';
import { isList, type Value } from '../model/value.ts';
import { attributeOf, definitionOf } from './attribute.ts';
import type { Ladder } from './match.ts';
import type { Pointers } from './pointers.ts';
import { isStack, makers, stackName } from './stacks.ts';

/** Why an undeclared resource is nobody's drift. */
export interface Excuse {
  readonly status: 'aws-default' | 'owned-elsewhere';
  readonly reason: string;
  /** of what is owned elsewhere: whose it is */
  readonly owner?: string;
}

interface Ownership {
  /** stacks whose templates are part of the design: what they own is not owned elsewhere */
  readonly ownStacks: ReadonlySet<string>;
  readonly stackOf: (deployed: Resource) => string | undefined;
  readonly isDeclared: (deployed: Resource) => boolean;
  readonly pointers: Pointers;
}

/** Tells for each undeclared resource whether AWS or another design made it; undefined when it must be somebody's own. */
export function excusesFor(matches: Ladder, pointers: Pointers): (deployed: Resource) => Excuse | undefined {
  const stackOf = makers(matches.deployed);
  const ownership = {
    ownStacks: declaredStacks(matches, stackOf),
    stackOf,
    isDeclared: (deployed: Resource) => matches.declaredFor.has(deployed),
    pointers,
  };
  const known = new Map<Resource, Excuse | undefined>();
  const excuseOf = (deployed: Resource): Excuse | undefined => {
    if (known.has(deployed)) return known.get(deployed);
    // a ring of pointers ends here
    known.set(deployed, undefined);
    const excuse = ownExcuse(deployed, ownership) ?? followed(deployed, ownership, excuseOf);
    known.set(deployed, excuse);
    return excuse;
  };
  return excuseOf;
}

function ownExcuse(deployed: Resource, ownership: Ownership): Excuse | undefined {
  if (isStack(deployed)) return excuseOfStack(deployed, ownership);
  // who left a tag says more than "made by AWS"
  const owner = ownerByTag(deployed) ?? ownerByStack(deployed, ownership);
  const excuse = owner === undefined ? excuseByMark(deployed, ownership) : ownedBy(owner);
  if (excuse) return excuse;
  const asker = requester(deployed);
  if (asker !== undefined) return { ...ownedBy(asker), owner: 'AWS services' };
  return isAwsDefault(deployed, ownership.pointers)
    ? { status: 'aws-default', reason: 'made by AWS' }
    : undefined;
}

function ownedBy(owner: string): Excuse {
  return { status: 'owned-elsewhere', reason: `owned by ${owner}`, owner };
}

function excuseOfStack(stack: Resource, { ownStacks }: Ownership): Excuse {
  return ownStacks.has(stackName(stack))
    ? { status: 'aws-default', reason: 'CloudFormation keeps it for this design' }
    : {
        status: 'owned-elsewhere',
        reason: 'a stack is a design of its own',
        owner: `stack ${stackName(stack)}`,
      };
}

function isAwsDefault(deployed: Resource, pointers: Pointers): boolean {
  const conditions = entryFor(deployed.type)?.awsDefault ?? [];
  if (deployed.generic && deployed.arn !== undefined && isMadeByAws(deployed.arn)) return true;
  return conditions.some((condition) => meets(condition, (name) => look(deployed, name, pointers)));
}

/** `id`, `name`, `tags.KEY`, an attribute, or an attribute of what an attribute points at (`VpcId.IsDefault`). */
function look(resource: Resource, name: string, pointers: Pointers): Value | undefined {
  const own = attributeOf(resource, name);
  if (own !== undefined) return own;
  if (name === 'id' || name === 'name' || name === 'arn') return resource[name];
  if (name.startsWith('tags.')) {
    const key = name.slice('tags.'.length);
    return Object.hasOwn(resource.tags, key) ? resource.tags[key] : undefined;
  }
  const dot = name.lastIndexOf('.');
  const target = dot > 0 ? targetOf(resource, name.slice(0, dot), pointers) : undefined;
  return target && look(target, name.slice(dot + 1), pointers);
}

function targetOf(resource: Resource, path: string, pointers: Pointers): Resource | undefined {
  const value = attributeOf(resource, path);
  const [pointer] = isList(value) ? value : [value];
  return pointer === undefined
    ? undefined
    : pointers.deployed(pointer, resource, definitionOf(resource.type, path)?.to);
}

/** The internet gateway of the default VPC is made by AWS too, though nothing on it says so. */
function followed(
  deployed: Resource,
  { pointers, isDeclared }: Ownership,
  excuseOf: (deployed: Resource) => Excuse | undefined,
): Excuse | undefined {
  const entry = entryFor(deployed.type);
  const origin =
    entry?.awsDefaultWith === undefined ? undefined : targetOf(deployed, entry.awsDefaultWith, pointers);
  const excuse = origin && !isDeclared(origin) ? excuseOf(origin) : undefined;
  if (excuse?.status !== 'aws-default') return undefined;
  return { ...excuse, reason: `part of ${origin?.name ?? origin?.id}, which AWS made` };
}

/** The tags that deployment tools and AWS services leave on what they make, and whom they stand for. */
const OWNER_TAGS: readonly (readonly [pattern: RegExp, owner: (key: string, value: string) => string])[] = [
  [/^aws:autoscaling:groupName$/, (_key, value) => `Auto Scaling group ${value}`],
  [/^aws:ec2:fleet-id$/, (_key, value) => `EC2 fleet ${value}`],
  [/^aws:ec2spot:fleet-request-id$/, (_key, value) => `spot fleet ${value}`],
  [/^(aws:)?eks:cluster-name$/, (_key, value) => `EKS cluster ${value}`],
  [
    /^kubernetes\.io\/cluster\/.+$/,
    (key) => `Kubernetes cluster ${key.slice('kubernetes.io/cluster/'.length)}`,
  ],
  [/^elbv2\.k8s\.aws\/cluster$/, (_key, value) => `Kubernetes cluster ${value}`],
  [/^elasticbeanstalk:environment-name$/, (_key, value) => `Elastic Beanstalk environment ${value}`],
  [/^elasticbeanstalk:.+$/, () => 'Elastic Beanstalk'],
  [/^aws:elasticmapreduce:job-flow-id$/, (_key, value) => `EMR cluster ${value}`],
  [/^aws:backup:.+$/, () => 'AWS Backup'],
  [/^aws:dlm:.+$/, () => 'Data Lifecycle Manager'],
  [/^aws:rds:.+$/, () => 'RDS'],
  [/^aws:ecs:serviceName$/, (_key, value) => `ECS service ${value}`],
  [/^aws:ecs:clusterName$/, (_key, value) => `ECS cluster ${value}`],
  [/^aws:secretsmanager:owningService$/, (_key, value) => value],
  [/^aws:cloud9:.+$/, () => 'Cloud9'],
  [/^aws:servicecatalog:.+$/, () => 'Service Catalog'],
  [/^AWSServiceName$/, (_key, value) => value],
  [/^AmazonECSManaged$/, () => 'ECS'],
  [/^AWSBatchServiceTag$/, () => 'AWS Batch'],
  // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html
  [/^application-autoscaling:resourceId$/, (_key, value) => `Application Auto Scaling of ${value}`],
  [/^karpenter\.sh\/(?:nodepool|provisioner-name)$/, (_key, value) => `Karpenter node pool ${value}`],
  // https://docs.aws.amazon.com/sagemaker/latest/dg/onboard-vpc.html
  [/^ManagedByAmazonSageMakerResource$/, () => 'SageMaker'],
  [/^aws:transfer:.+$/, () => 'Transfer Family'],
];

function ownerByTag({ tags }: Resource): string | undefined {
  for (const [pattern, owner] of OWNER_TAGS) {
    const tag = Object.entries(tags).find(([key]) => pattern.test(key));
    if (tag) return owner(...tag);
  }
  return undefined;
}

function ownerByStack(deployed: Resource, { ownStacks, stackOf }: Ownership): string | undefined {
  const stack = stackOf(deployed);
  return stack !== undefined && !ownStacks.has(stack) ? `stack ${stack}` : undefined;
}

/** Some services leave no tag but a name of their own making. */
function excuseByMark(deployed: Resource, { pointers, isDeclared }: Ownership): Excuse | undefined {
  const marks = entryFor(deployed.type)?.owners ?? [];
  const mark = marks.find(({ when }) => meets(when, (name) => look(deployed, name, pointers)));
  if (mark?.of === undefined) return mark && ownedBy(mark.owner);
  const target = targetOf(deployed, mark.of, pointers);
  const stated = attributeOf(deployed, mark.of);
  const owner = `${mark.owner} ${target ? nameOf(target) : asText(stated)}`;
  // what belongs to a declared thing comes with it
  return target && isDeclared(target)
    ? { status: 'aws-default', reason: `part of ${owner}` }
    : ownedBy(owner);
}

function nameOf({ name, id }: Resource): string {
  return name ?? id;
}

function asText(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Load balancers, NAT gateways and functions put network interfaces into the account; these say who did. */
function requester(deployed: Resource): string | undefined {
  const isManaged = attributeOf(deployed, 'RequesterManaged') === true;
  if (!isManaged) return undefined;
  const description = attributeOf(deployed, 'Description') ?? attributeOf(deployed, 'RequesterId');
  return typeof description === 'string' ? `an AWS service (${description})` : 'an AWS service';
}

/** The stacks that the design speaks for: those it names, and those that made what it declares. */
function declaredStacks(
  { declared, declaredFor, deployedFor }: Ladder,
  stackOf: Ownership['stackOf'],
): ReadonlySet<string> {
  const named = declared.flatMap(({ match }) => match?.stack ?? []);
  const making = [...declaredFor].flatMap(([deployed, one]) => {
    const rung = deployedFor.get(one)?.rung;
    const isByStack = rung === 'physical-id' || rung === 'stack-tags';
    return isByStack ? (stackOf(deployed) ?? []) : [];
  });
  return new Set([...named, ...making]);
}
