import { CATALOGUE } from '../catalogue/index.ts';
import type { ResourceType } from '../catalogue/define.ts';
import { uniqueStrings } from '../model/order.ts';
import type { Depth } from './options.ts';
import { AGGREGATOR_CALLS } from './aggregator.ts';
import { LONG_TAIL_CALLS } from './long-tail.ts';
import { HUB_CALLS } from './organization.ts';
import { callsOf, iamActionOf, type PlannedCall } from './plan.ts';

/** An IAM policy document. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: string;
}

/** Exactly what a scan of these types needs, and a denial of what would read people's data even if another policy allows it. */
export function policyFor(
  entries: readonly ResourceType[],
  depth: Depth,
  { longTail = false }: { readonly longTail?: boolean } = {},
): PolicyDocument {
  return policyOf([...callsOf(entries, depth), ...(longTail ? LONG_TAIL_CALLS : [])]);
}

/** What a scan with `--source config-aggregator` needs in the account of the aggregator; in the others it asks nothing. */
export function aggregatorPolicy(): PolicyDocument {
  return policyOf(AGGREGATOR_CALLS);
}

/**
 * What the account needs that starts the scan of an organisation: to list the accounts, and to assume the role of that name in
 * each of them.
 */
export function hubPolicy(roleName: string): PolicyDocument {
  const { Version, Statement } = policyOf(HUB_CALLS);
  const enter = {
    Sid: 'IsodriftEntersMembers',
    Effect: 'Allow',
    Action: ['sts:AssumeRole'],
    // every partition has its own name
    Resource: `arn:*:iam::*:role/${roleName}`,
  } as const;
  return { Version, Statement: [...Statement, enter] };
}

function policyOf(calls: readonly PlannedCall[]): PolicyDocument {
  const needed = uniqueStrings(calls.map(iamActionOf));
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'IsodriftReads', Effect: 'Allow', Action: needed, Resource: '*' },
      { Sid: 'IsodriftNeverReadsData', Effect: 'Deny', Action: DATA_READS, Resource: '*' },
    ],
  };
}

/** The IAM action behind a call that a gap names. */
export function permissionOf({
  service,
  action,
}: {
  readonly service: string;
  readonly action: string;
}): string {
  const call = [...callsOf(CATALOGUE, 'full'), ...LONG_TAIL_CALLS, ...AGGREGATOR_CALLS].find(
    (known) => known.service === service && known.action === action,
  );
  return call ? iamActionOf(call) : `${service}:${action}`;
}

/** Reads of contents and secrets. No catalogue entry may need one of these; a test sees to it. */
export const DATA_READS: readonly string[] = [
  'cognito-idp:DescribeUserPoolClient',
  'dynamodb:BatchGetItem',
  'dynamodb:GetItem',
  'dynamodb:GetRecords',
  'dynamodb:PartiQLSelect',
  'dynamodb:Query',
  'dynamodb:Scan',
  'ec2:DescribeInstanceAttribute',
  'ec2:GetConsoleOutput',
  'ec2:GetConsoleScreenshot',
  'ec2:GetPasswordData',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
  'kinesis:GetRecords',
  'kms:Decrypt',
  'lambda:GetFunction',
  'lambda:GetLayerVersion',
  'lambda:InvokeFunction',
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  'logs:GetQueryResults',
  'logs:StartQuery',
  's3:GetObject*',
  'secretsmanager:BatchGetSecretValue',
  'secretsmanager:GetSecretValue',
  'sqs:ReceiveMessage',
  'ssm:GetParameter*',
];
