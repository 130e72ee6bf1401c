import { describe, expect, test } from 'vitest';
import { errorOf, managed, read, resourceAt, state } from './support.ts';

const VPC_ARN = 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1';
const AWS = 'provider["registry.terraform.io/hashicorp/aws"]';

describe('a Terraform state', () => {
  test('gives one resource per instance, under its address', () => {
    const desired = read({
      'terraform.tfstate': state(
        managed(
          'aws_vpc.main',
          {},
          {
            module: 'module.net["a"]',
            instances: [
              { index_key: 'x', attributes: { id: 'vpc-1', arn: VPC_ARN, cidr_block: '10.0.0.0/16' } },
              { index_key: 1, attributes: { id: 'vpc-2' } },
            ],
          },
        ),
      ),
    });
    expect(desired.resources.map(({ key }) => key)).toEqual([
      'module.net["a"].aws_vpc.main["x"]',
      'module.net["a"].aws_vpc.main[1]',
    ]);
    expect(desired.resources[0]).toMatchObject({
      type: 'AWS::EC2::VPC',
      account: '111122223333',
      region: 'eu-west-1',
      id: 'vpc-1',
      arn: VPC_ARN,
      attributes: { CidrBlock: '10.0.0.0/16' },
    });
    expect(desired.sources).toEqual([
      { kind: 'terraform-state', file: 'terraform.tfstate', revision: 'serial 7' },
    ]);
  });

  test('says on which line each instance stands', () => {
    const text = state(managed('aws_vpc.a', { id: 'vpc-1' }), managed('aws_vpc.b', { id: 'vpc-2' }));
    const lines = text.split('\n');
    const { source } = resourceAt(read({ 's.tfstate': text }), 'aws_vpc.b');
    expect(source).toMatchObject({ origin: 's.tfstate', address: 'aws_vpc.b' });
    expect(lines.slice((source.line ?? 0) - 1).join('\n')).toMatch(
      /^\s*\{\s*"schema_version": 1,\s*"attributes": \{\s*"id": "vpc-2"/,
    );
  });

  test('knows the account and region of a resource without ARN from the others of its provider alias', () => {
    const west = { provider: `${AWS}.west` };
    const desired = read({
      's.tfstate': state(
        managed('aws_vpc.east', { id: 'vpc-1', arn: VPC_ARN }),
        managed('aws_vpc.west', { id: 'vpc-2', arn: 'arn:aws:ec2:us-west-2:111122223333:vpc/vpc-2' }, west),
        managed('aws_launch_template.west', { id: 'lt-1', name: 'web' }, west),
      ),
    });
    expect(resourceAt(desired, 'aws_launch_template.west')).toMatchObject({
      account: '111122223333',
      region: 'us-west-2',
    });
  });

  test('takes account and region from the caller when the state says neither', () => {
    const desired = read(
      { 's.tfstate': state(managed('aws_vpc.a', { id: 'vpc-1' })) },
      { account: '111122223333', region: 'eu-west-1' },
    );
    expect(desired.resources[0]).toMatchObject({
      account: '111122223333',
      region: 'eu-west-1',
      arn: VPC_ARN,
    });
  });

  test('does not own what a data source only looks up, nor what was deposed', () => {
    const desired = read({
      's.tfstate': state(
        managed('aws_vpc.looked_up', { id: 'vpc-9' }, { mode: 'data' }),
        managed(
          'aws_vpc.main',
          {},
          { instances: [{ deposed: '0a', attributes: { id: 'vpc-0' } }, { attributes: { id: 'vpc-1' } }] },
        ),
      ),
    });
    expect(desired.resources.map(({ id }) => id)).toEqual(['vpc-1']);
    expect(desired.notes).toContainEqual(
      's.tfstate: 1 replaced object left out: Terraform destroys what is deposed with the next apply',
    );
  });

  test('keeps a type that nobody modelled as a generic resource', () => {
    const arn = 'arn:aws:medialive:eu-west-1:111122223333:channel:nightly';
    const desired = read({
      's.tfstate': state(managed('aws_medialive_channel.nightly', { id: 'nightly', name: 'nightly', arn })),
    });
    expect(desired.resources).toMatchObject([
      { type: 'Terraform::aws_medialive_channel', generic: true, arn, name: 'nightly', attributes: {} },
    ]);
  });

  test('leaves other providers out and says how many', () => {
    const random = managed(
      'random_pet.name',
      { id: 'x' },
      { provider: 'provider["registry.terraform.io/hashicorp/random"]' },
    );
    const desired = read({ 's.tfstate': state(random) });
    expect(desired.resources).toEqual([]);
    expect(desired.notes).toEqual(['s.tfstate: 1 resource of other providers than AWS left out']);
  });

  test('prefers tags_all, which holds the default tags of the provider', () => {
    const tags = { tags: { Name: 'main' }, tags_all: { Name: 'main', Team: 'web' } };
    const desired = read({ 's.tfstate': state(managed('aws_vpc.main', { id: 'vpc-1', ...tags })) });
    expect(desired.resources[0]).toMatchObject({ name: 'main', tags: { Name: 'main', Team: 'web' } });
  });

  test('never keeps a sensitive value, but keeps the name of a variable that holds one', () => {
    const sensitive_attributes = [
      [
        { type: 'get_attr', value: 'environment' },
        { type: 'index', value: { value: 0, type: 'number' } },
        { type: 'get_attr', value: 'variables' },
        { type: 'index', value: { value: 'TOKEN', type: 'string' } },
      ],
      [{ type: 'get_attr', value: 'runtime' }],
    ];
    const attributes = {
      id: 'f',
      function_name: 'f',
      runtime: 'hunter2-runtime',
      environment: [{ variables: { TOKEN: 'hunter2', MODE: 'x' } }],
    };
    const text = state(
      managed('aws_lambda_function.f', {}, { instances: [{ attributes, sensitive_attributes }] }),
    );
    const [resource] = read({ 's.tfstate': text }).resources;
    expect(JSON.stringify(resource)).not.toContain('hunter2');
    expect(resource?.attributes['Environment.Variables']).toEqual(['MODE', 'TOKEN']);
    expect(resource?.attributes['Runtime']).toEqual({ $unknown: 'sensitive in the Terraform state' });
  });

  test('reads attributes that an old Terraform wrote flat', () => {
    const attributes_flat = { id: 'vpc-1', cidr_block: '10.0.0.0/16', 'tags.%': '1', 'tags.Name': 'main' };
    const desired = read({
      's.tfstate': state(managed('aws_vpc.main', {}, { instances: [{ attributes_flat }] })),
    });
    expect(desired.resources[0]).toMatchObject({
      id: 'vpc-1',
      name: 'main',
      attributes: { CidrBlock: '10.0.0.0/16' },
    });
  });

  test('of version 3 is refused with what to do', () => {
    const error = errorOf(() =>
      read({ 'old.tfstate': '{"version": 3, "terraform_version": "0.11.14", "modules": []}' }),
    );
    expect(error.code).toBe('TERRAFORM_TOO_OLD');
    expect(error.message).toContain('old.tfstate');
    expect(error.hint).toContain('terraform apply -refresh-only');
  });

  test('that is cut off is refused with line and column', () => {
    const error = errorOf(() => read({ 's.tfstate': '{\n  "version": 4,\n  "resources": [tru]\n}' }));
    expect(error.code).toBe('FORMAT_INVALID');
    expect(error.message).toContain('s.tfstate:3:17');
  });

  test('survives hostile names and odd shapes', () => {
    const text = `{"version":4,"serial":1,"resources":[null,{"type":"aws_vpc"},{"type":"aws_vpc","name":"__proto__","mode":"managed",
      "provider":"${AWS.replaceAll('"', '\\"')}","instances":[{"attributes":{"id":"vpc-1","tags":{"__proto__":"x","Name":null}}}, 7]}]}`;
    const [resource] = read({ 's.tfstate': text }).resources;
    expect(resource?.key).toBe('aws_vpc.__proto__');
    expect(Object.entries(resource?.tags ?? {})).toEqual([['__proto__', 'x']]);
  });
});

describe('things that Terraform declares apart', () => {
  const rule = {
    id: 'sgrule-1',
    security_group_id: 'sg-1',
    type: 'ingress',
    protocol: 'tcp',
    from_port: 443,
    to_port: 443,
    cidr_blocks: ['0.0.0.0/0'],
  };
  const https = { protocol: 'tcp', from: 443, to: 443, source: '0.0.0.0/0' };

  test('fold into their owner', () => {
    const desired = read({
      's.tfstate': state(
        managed('aws_security_group.web', { id: 'sg-1', name: 'web' }),
        managed('aws_security_group_rule.https', rule),
      ),
    });
    expect(desired.resources.map(({ key }) => key)).toEqual(['aws_security_group.web']);
    expect(desired.resources[0]?.attributes['SecurityGroupIngress']).toEqual([https]);
    expect(desired.resources[0]?.partial).toBeUndefined();
  });

  test('fold into an owner of another state', () => {
    const desired = read({
      'rules.tfstate': state(managed('aws_security_group_rule.https', rule)),
      'groups.tfstate': state(managed('aws_security_group.web', { id: 'sg-1', name: 'web' })),
    });
    expect(resourceAt(desired, 'aws_security_group.web').attributes['SecurityGroupIngress']).toEqual([https]);
  });

  test('of an owner nobody declares make a resource of which only these members are declared', () => {
    const desired = read({ 's.tfstate': state(managed('aws_security_group_rule.https', rule)) });
    expect(desired.resources).toMatchObject([
      {
        key: 'AWS::EC2::SecurityGroup/sg-1',
        id: 'sg-1',
        partial: ['SecurityGroupIngress'],
        attributes: { SecurityGroupIngress: [https] },
      },
    ]);
  });

  test('of an owner that is looked up keep the address under which it is looked up', () => {
    const looked = managed('aws_security_group.shared', { id: 'sg-1', name: 'shared' }, { mode: 'data' });
    const desired = read({ 's.tfstate': state(looked, managed('aws_security_group_rule.https', rule)) });
    expect(desired.resources).toMatchObject([
      { key: 'data.aws_security_group.shared', name: 'shared', partial: ['SecurityGroupIngress'] },
    ]);
  });

  test('replace what they state as a whole', () => {
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }],
    };
    const desired = read({
      's.tfstate': state(
        managed('aws_s3_bucket.logs', {
          id: 'logs',
          bucket: 'logs',
          arn: 'arn:aws:s3:::logs',
          region: 'eu-west-1',
        }),
        managed('aws_s3_bucket_policy.logs', { id: 'logs', bucket: 'logs', policy: JSON.stringify(policy) }),
      ),
    });
    expect(desired.resources.map(({ key }) => key)).toEqual(['aws_s3_bucket.logs']);
    expect(JSON.stringify(desired.resources[0]?.attributes['Policy'])).toContain('Deny');
  });
});

test('the short form that pytest-terraform keeps reads like a state', () => {
  const text = JSON.stringify({
    'pytest-terraform': 1,
    outputs: {},
    resources: {
      aws_caller_identity: { me: { id: '111122223333', account_id: '111122223333' } },
      aws_vpc: { main: { id: 'vpc-1', cidr_block: '10.0.0.0/16' } },
    },
  });
  expect(read({ 'tf_resources.json': text }).resources).toMatchObject([
    { key: 'aws_vpc.main', account: '111122223333', id: 'vpc-1' },
  ]);
});

test('a policy that only looks URL-encoded is kept as text and breaks nothing', () => {
  const queue = {
    id: 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs',
    name: 'jobs',
    policy: '%7B%ZZ',
  };
  expect(read({ 's.tfstate': state(managed('aws_sqs_queue.jobs', queue)) }).resources).toHaveLength(1);
});

test('the endpoint of a subscription is no name of the subscription', () => {
  const queue = 'arn:aws:sqs:eu-west-1:111122223333:jobs';
  const topic = 'arn:aws:sns:eu-west-1:111122223333:orders';
  const attributes = {
    id: `${topic}:1`,
    arn: `${topic}:1`,
    topic_arn: topic,
    protocol: 'sqs',
    endpoint: queue,
  };
  const desired = read({ 's.tfstate': state(managed('aws_sns_topic_subscription.jobs', attributes)) });
  expect(desired.resources[0]?.aliases ?? []).not.toContain(queue);
});

describe('the awscc provider', () => {
  const awscc = { provider: 'provider["registry.terraform.io/hashicorp/awscc"]' };
  const desired = read({
    'a.tfstate': state(
      managed(
        'awscc_rds_db_instance.orders',
        {
          id: 'orders',
          db_instance_identifier: 'orders',
          db_instance_class: 'db.t3.small',
          storage_encrypted: true,
          vpc_security_groups: ['sg-1'],
          db_instance_arn: 'arn:aws:rds:eu-west-1:111122223333:db:orders',
          tags: [{ key: 'Team', value: 'orders' }],
        },
        awscc,
      ),
      managed(
        'awscc_ec2_security_group.db',
        {
          id: 'sg-1',
          group_description: 'db',
          security_group_ingress: [
            { ip_protocol: 'tcp', from_port: 5432, to_port: 5432, cidr_ip: '10.0.0.0/8' },
          ],
        },
        awscc,
      ),
      managed('awscc_s3_bucket.logs', { id: 'logs', bucket_name: 'logs' }, awscc),
      managed(
        'awscc_s3_bucket_policy.logs',
        {
          id: 'logs',
          bucket: 'logs',
          policy_document:
            '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}',
        },
        awscc,
      ),
      managed('awscc_medialive_channel.nightly', { id: 'nightly' }, awscc),
    ),
  });

  test('types and properties are CloudFormation’s, in snake case', () => {
    expect(resourceAt(desired, 'awscc_rds_db_instance.orders')).toMatchObject({
      type: 'AWS::RDS::DBInstance',
      id: 'orders',
      account: '111122223333',
      tags: { Team: 'orders' },
      attributes: { DBInstanceClass: 'db.t3.small', StorageEncrypted: true, VPCSecurityGroups: ['sg-1'] },
    });
    expect(resourceAt(desired, 'awscc_ec2_security_group.db').attributes['SecurityGroupIngress']).toEqual([
      { protocol: 'tcp', from: 5432, to: 5432, source: '10.0.0.0/8' },
    ]);
  });

  test('small things fold into their owner, and a type nobody modelled is listed', () => {
    expect(desired.resources.map(({ key, type }) => `${key} ${type}`)).toEqual([
      'awscc_ec2_security_group.db AWS::EC2::SecurityGroup',
      'awscc_medialive_channel.nightly Terraform::awscc_medialive_channel',
      'awscc_rds_db_instance.orders AWS::RDS::DBInstance',
      'awscc_s3_bucket.logs AWS::S3::Bucket',
    ]);
    expect(resourceAt(desired, 'awscc_s3_bucket.logs').attributes['Policy']).toBeDefined();
  });
});

test('what Terraform notes about its backend, and what OpenTofu encrypts, are refused with the way to the state', () => {
  const backend = { version: 3, serial: 1, lineage: 'a', backend: { type: 's3' }, modules: [] };
  expect(errorOf(() => read({ 'a.tfstate': JSON.stringify(backend) })).hint).toContain(
    'terraform state pull',
  );
  const encrypted = { serial: 1, lineage: 'a', meta: {}, encrypted_data: 'AAAA', encryption_version: 'v0' };
  expect(errorOf(() => read({ 'a.tfstate': JSON.stringify(encrypted) })).hint).toContain('tofu show -json');
});

test('an address with a password in it is no name of a subscription', () => {
  const endpoint = 'https://me:c4n4ry@example.com/hook';
  const subscription = {
    id: 'arn:aws:sns:eu-west-1:111122223333:t:1',
    protocol: 'https',
    topic_arn: 't',
    endpoint,
  };
  const desired = read({ 'a.tfstate': state(managed('aws_sns_topic_subscription.a', subscription)) });
  expect(JSON.stringify(desired)).not.toContain('c4n4ry');
});
