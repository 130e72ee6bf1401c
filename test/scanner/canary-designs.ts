import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT, REGION } from './account.ts';
import type { Form } from './canary-table.ts';

type Make = (place: string, form: Form) => string;

/** Writes designs that hold secrets wherever designs hold them, and two that no parser gets through. */
export function writeDesigns(folder: string, make: Make): void {
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const state = stateOf((place, form) => make(`terraform.tfstate ${place}`, form));
  write('terraform.tfstate', JSON.stringify(state, null, 2));
  write('template.json', JSON.stringify(templateOf((place, form) => make(`template.json ${place}`, form))));
  write(
    'broken.tfstate',
    `{"version": 4, "resources": [{"password": "${make('broken.tfstate', 'bare')}" oops}]}`,
  );
  write('broken.json', `{"version": 4, "outputs": ${make('broken.json', 'bare')}`);
  write(
    'broken.yaml',
    `title: x\nsecret: "${make('broken.yaml', 'bare')}\n  - [: ${make('broken.yaml again', 'bare')}`,
  );
  write('unknown.yaml', `title: x\nresources:\n  - password=${make('unknown.yaml', 'bare')}\n`);
}

function stateOf(make: Make): object {
  const one = (
    type: string,
    name: string,
    attributes: object,
    sensitive: readonly string[] = [],
  ): object => ({
    mode: 'managed',
    type,
    name,
    provider: 'provider["registry.terraform.io/hashicorp/aws"]',
    instances: [
      {
        schema_version: 1,
        attributes,
        sensitive_attributes: sensitive.map((value) => [{ type: 'get_attr', value }]),
      },
    ],
  });
  const arn = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;
  return {
    version: 4,
    terraform_version: '1.9.8',
    serial: 1,
    lineage: '5f3a1c7e-2d84-4a57-9b60-0c9e7a1d4f21',
    outputs: { db: { value: make('output', 'bare'), type: 'string', sensitive: true } },
    resources: [
      one('aws_lambda_function', 'resize', {
        id: 'resize',
        arn: arn('lambda', 'function:resize'),
        function_name: 'resize',
        description: make('description', 'akia'),
        environment: [
          { variables: { TOKEN: make('environment', 'bare'), URL: make('environment url', 'userinfo') } },
        ],
        tags: { note: make('tag', 'password') },
      }),
      one(
        'aws_db_instance',
        'db',
        {
          id: 'db-1',
          arn: arn('rds', 'db:db-1'),
          identifier: 'db-1',
          password: make('db password', 'bare'),
          username: make('sensitive username', 'bare'),
          tags: { 'api-key': make('tag whose key tells', 'bare') },
        },
        ['password', 'username'],
      ),
      one('aws_security_group', 'open', {
        id: 'sg-0f0f0f0f',
        arn: arn('ec2', 'security-group/sg-0f0f0f0f'),
        name: 'open',
        description: make('group description', 'token'),
        tags: { Name: make('name tag', 'slack') },
      }),
      one('aws_ssm_parameter', 'p', {
        id: '/shop/other',
        arn: arn('ssm', 'parameter/shop/other'),
        name: '/shop/other',
        type: 'SecureString',
        value: make('parameter', 'bare'),
        description: make('parameter description', 'github'),
      }),
      one('aws_launch_template', 'lt', { id: 'lt-9', name: 'x', user_data: make('user data', 'bare') }),
      one('aws_vpn_connection', 'vpn', { id: 'vpn-9', tunnel1_preshared_key: make('shared key', 'bare') }),
      one('aws_iam_access_key', 'key', {
        id: make('access key', 'akia'),
        secret: make('access key secret', 'bare'),
      }),
      one('random_password', 'db', { id: 'none', result: make('random password', 'bare') }),
      one('tls_private_key', 'k', { id: 'k', private_key_pem: make('private key', 'pem') }),
    ],
  };
}

function templateOf(make: Make): object {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: make('description', 'password'),
    Parameters: { Secret: { Type: 'String', NoEcho: true, Default: make('NoEcho default', 'bare') } },
    Resources: {
      Job: {
        Type: 'AWS::Lambda::Function',
        Metadata: { note: make('metadata', 'bare') },
        Properties: {
          FunctionName: 'job',
          Description: make('function description', 'jwt'),
          Code: { ZipFile: `const key = '${make('inline code', 'bare')}'` },
          Environment: { Variables: { A: { Ref: 'Secret' }, B: make('variable', 'bare') } },
          Tags: [{ Key: 'note', Value: make('tag', 'pem') }],
        },
      },
      Db: {
        Type: 'AWS::RDS::DBInstance',
        Properties: { DBInstanceIdentifier: 'cf', MasterUserPassword: make('master password', 'bare') },
      },
      Group: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: { GroupDescription: { 'Fn::Sub': make('group description', 'userinfo') } },
      },
      Other: { Type: 'Custom::Thing', Properties: { Token: make('custom resource', 'bare') } },
    },
    Outputs: { Url: { Value: make('output', 'userinfo') } },
  };
}
