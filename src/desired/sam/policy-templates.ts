import type { Value } from '../../model/value.ts';
import { POLICY_TEMPLATES } from './policy-template-data.ts';
import { mapIn, type Properties, sub } from './resource.ts';

/** The document that a policy template (`{ S3ReadPolicy: { BucketName: ... } }`) becomes; undefined when SAM has none of that name. */
export function templatedPolicy(stated: Properties): Value | undefined {
  const [name, ...more] = Object.keys(stated);
  const rows = name === undefined || more.length > 0 ? undefined : POLICY_TEMPLATES.get(name);
  if (!rows || name === undefined) return undefined;
  const given = mapIn(stated[name]);
  return {
    Statement: rows.map((row) => ({ ...statement(row, given), ...conditionOf(name, row, given) })),
  };
}

function statement(row: string, given: Properties): Properties {
  const [, service = '', actions = '', resources = ''] = /^([\w-]+): (.+) on (.+)$/.exec(row) ?? [];
  const named = resources.split(' ').map((resource) => (resource === '*' ? '*' : arn(resource, given)));
  const [only, ...others] = named;
  return {
    Effect: 'Allow',
    Action: actions.split(' ').map((action) => `${service}:${action}`),
    Resource: others.length === 0 ? (only ?? '*') : named,
  };
}

function arn(pattern: string, given: Properties): Value {
  const used: Record<string, Value> = {};
  const text = pattern
    .replace('@', '${AWS::Region}:${AWS::AccountId}')
    .replaceAll(/(?<!\$)\{(\w+)\}/g, (_, name: string) => {
      used[name] = given[name] ?? '';
      return `\${${name}}`;
    });
  const [only] = Object.keys(used);
  if (text === `\${${only}}`) return given[only ?? ''] ?? '';
  const whole = `arn:\${AWS::Partition}:${text}`;
  return only === undefined ? sub(whole) : sub(whole, used);
}

/** Two templates hold for one access point, or one rotating function, only. */
function conditionOf(name: string, row: string, given: Properties): Properties {
  const key = CONDITIONS[name];
  if (!key || row.endsWith(' on *')) return {};
  const [attribute, pattern] = key;
  return { Condition: { StringEquals: { [attribute]: arn(pattern, given) } } };
}

const CONDITIONS: Readonly<Record<string, readonly [string, string]>> = {
  AWSSecretsManagerRotationPolicy: [
    'secretsmanager:resource/AllowRotationLambdaArn',
    'lambda:@:function:{FunctionName}',
  ],
  EFSWriteAccessPolicy: [
    'elasticfilesystem:AccessPointArn',
    'elasticfilesystem:@:access-point/{AccessPoint}',
  ],
};
