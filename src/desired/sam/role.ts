import { isObject, sameValue, type Value } from '../../model/value.ts';
import type { Context } from './context.ts';
import { managedPolicyPath } from './managed-policies.ts';
import { templatedPolicy } from './policy-templates.ts';
import {
  type Body,
  body,
  conditionalIn,
  isIntrinsic,
  isNoValue,
  listIn,
  mapIn,
  onlyIf,
  type Properties,
} from './resource.ts';

export interface RoleParts {
  readonly trust: Value;
  /** names of AWS's own policies that always apply */
  readonly managed: readonly string[];
  /** inline policies that come before those of the template */
  readonly before: readonly Value[];
  readonly managedByEvents: readonly Value[];
  readonly byEvents: readonly Value[];
  readonly byDestinations?: readonly Value[];
  readonly tags: readonly Value[];
}

/** The role that SAM makes: stated policies are names, documents or templates. */
export function role(id: string, properties: Properties, parts: RoleParts, { partition }: Context): Body {
  const stated = listIn(properties['Policies']).map((one, index) =>
    policyOf(one, `${id}RolePolicy${index}`, partition),
  );
  const managed = [
    ...parts.managed.map((name) => `arn:${partition}:iam::aws:policy/${name}`),
    ...stated.flatMap(({ managed: arn }) => (arn === undefined ? [] : [arn])),
    ...parts.managedByEvents,
  ];
  const inline: Value[] = [
    ...parts.before,
    ...stated.flatMap(({ inline: document }) => document ?? []),
    ...(parts.byDestinations ?? []),
  ];
  // what is allowed already needs no policy, whatever its name
  for (const one of parts.byEvents) {
    const document = mapIn(one)['PolicyDocument'];
    if (!inline.some((other) => sameValue(mapIn(other)['PolicyDocument'], document))) inline.push(one);
  }
  return body('AWS::IAM::Role', {
    AssumeRolePolicyDocument: parts.trust,
    ManagedPolicyArns: distinct(managed),
    Policies: inline.length === 0 ? undefined : inline,
    Path: properties['RolePath'],
    PermissionsBoundary: properties['PermissionsBoundary'],
    Tags: parts.tags,
  });
}

interface Policy {
  readonly managed?: Value;
  readonly inline?: Value;
}

function policyOf(stated: Value, name: string, partition: string): Policy {
  if (typeof stated === 'string') return { managed: managedArn(stated, partition) };
  const branches = conditionalIn(stated);
  if (branches) return conditionalPolicy(branches, name, partition);
  if (isIntrinsic(stated)) return { managed: stated };
  if (!isObject(stated)) return {};
  if (Object.hasOwn(stated, 'Statement')) return { inline: { PolicyName: name, PolicyDocument: stated } };
  const document = templatedPolicy(stated);
  return document === undefined ? {} : { inline: { PolicyName: name, PolicyDocument: document } };
}

/** A policy that depends on a condition is inline or managed as its branches are. */
function conditionalPolicy(
  [condition, one, other]: readonly [Value, Value, Value],
  name: string,
  partition: string,
): Policy {
  const branches = [one, other].map((branch) => (isNoValue(branch) ? {} : policyOf(branch, name, partition)));
  const kind = branches.some(({ inline }) => inline !== undefined) ? 'inline' : 'managed';
  const [first = NOTHING, second = NOTHING] = branches.map((branch) => branch[kind] ?? NOTHING);
  return { [kind]: onlyIf(typeof condition === 'string' ? condition : '', first, second) };
}

const NOTHING: Value = { Ref: 'AWS::NoValue' };

function managedArn(name: string, partition: string): Value {
  if (name.startsWith('arn:')) return name;
  return `arn:${partition}:iam::aws:policy/${managedPolicyPath(name)}`;
}

function distinct(values: readonly Value[]): Value[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const text = JSON.stringify(value);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}
