import type { PolicyDocument } from './policy.ts';

/** A managed policy holds 6,144 characters without spaces (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). */
const MOST_CHARACTERS = 5500;

/** The CloudFormation template of the role that a scan assumes: the statements of the policy, over as many policies as it takes. */
export function roleTemplate(policy: PolicyDocument): Readonly<Record<string, unknown>> {
  const statements = policy.Statement.flatMap((statement) =>
    chunked(statement.Action).map((Action) => ({ ...statement, Action })),
  );
  const policies = statements.map((statement, index) => [
    `Policy${index + 1}`,
    {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        Roles: [{ Ref: 'Role' }],
        PolicyDocument: { Version: policy.Version, Statement: [statement] },
      },
    },
  ]);
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description:
      'isodrift: the role that a scan assumes in each account. It reads descriptions, and is denied data.',
    Parameters: {
      HubRoleArn: { Type: 'String', Description: 'the role that scans' },
      ExternalId: {
        Type: 'String',
        MinLength: 8,
        NoEcho: true,
        Description: 'agreed with the role that scans',
      },
    },
    Resources: { Role: ROLE, ...(Object.fromEntries(policies) as object) },
  };
}

const ROLE = {
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: 'IsodriftReadOnly',
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: { Ref: 'HubRoleArn' } },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } },
        },
      ],
    },
  },
};

function chunked(actions: readonly string[]): string[][] {
  const chunks: string[][] = [];
  let size = Infinity;
  for (const action of actions) {
    size += action.length + 3;
    if (size > MOST_CHARACTERS) {
      chunks.push([]);
      size = action.length + 3;
    }
    chunks.at(-1)?.push(action);
  }
  return chunks;
}
