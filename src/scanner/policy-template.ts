import type { PolicyDocument, PolicyStatement } from './policy.ts';

/** A managed policy holds 6,144 characters without spaces (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). */
const MOST_CHARACTERS = 5500;

/** The CloudFormation template of the role that a scan assumes: the statements of the policy, over as many policies as it takes. */
export function roleTemplate(policy: PolicyDocument): Readonly<Record<string, unknown>> {
  const policies = portions(policy).map((statement, index) => [
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

/**
 * The role that a scan assumes, and its policies, as a Terraform file. Without `isMember` only the policies, to be attached to
 * whoever scans.
 */
export function terraformModule(
  policy: PolicyDocument,
  { isMember }: { readonly isMember: boolean },
): string {
  const policies = portions(policy).map((statement, index) => {
    const label = `isodrift_${index + 1}`;
    const document = JSON.stringify({ Version: policy.Version, Statement: [statement] }, null, 2);
    const body = `resource "aws_iam_policy" "${label}" {\n  name   = "isodrift-${index + 1}"\n  policy = <<-JSON\n${indented(document)}\n  JSON\n}\n`;
    const attached = `resource "aws_iam_role_policy_attachment" "${label}" {\n  role       = aws_iam_role.isodrift.name\n  policy_arn = aws_iam_policy.${label}.arn\n}\n`;
    return isMember ? `${body}\n${attached}` : body;
  });
  return [...(isMember ? [TERRAFORM_ROLE] : []), ...policies].join('\n');
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

const TERRAFORM_ROLE = `variable "hub_role_arn" {
  type        = string
  description = "the role that scans"
}

variable "external_id" {
  type        = string
  sensitive   = true
  description = "agreed with the role that scans"
}

resource "aws_iam_role" "isodrift" {
  name = "IsodriftReadOnly"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.hub_role_arn }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
    }]
  })
}
`;

/** The statements, each small enough for a policy of its own. */
function portions(policy: PolicyDocument): PolicyStatement[] {
  return policy.Statement.flatMap((statement) =>
    chunked(statement.Action).map((Action) => ({ ...statement, Action })),
  );
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
