import { describe, expect, test } from 'vitest';
import { read, resourceAt } from './support.ts';

const AWS = 'registry.terraform.io/hashicorp/aws';

function planned(address: string, values: object, change: object): { value: object; change: object } {
  const [type, name] = address
    .replaceAll(/\[.*?\]/g, '')
    .split('.')
    .slice(-2);
  const same = { address, mode: 'managed', type, name, provider_name: AWS };
  return { value: { ...same, values }, change: { ...same, change } };
}

const VPC = planned(
  'aws_vpc.main',
  { cidr_block: '10.0.0.0/16' },
  {
    actions: ['create'],
    before: null,
    after_unknown: { id: true, arn: true, tags_all: true },
  },
);
const SUBNET = planned(
  'module.net["a"].aws_subnet.private[0]',
  { cidr_block: '10.0.1.0/24' },
  {
    actions: ['create'],
    before: null,
    after_unknown: { id: true, vpc_id: true },
  },
);
const GROUP = planned(
  'module.net["a"].aws_vpc.inner[0]',
  { tags: { Name: 'inner' } },
  {
    actions: ['create'],
    before: null,
    after_unknown: { id: true, cidr_block: true, tags_all: true },
  },
);
const REPLACED = planned(
  'aws_vpc.old',
  { cidr_block: '10.9.0.0/16' },
  {
    actions: ['delete', 'create'],
    before: { id: 'vpc-1', arn: 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1', cidr_block: '10.8.0.0/16' },
    after_unknown: { id: true, arn: true },
  },
);

const PLAN = JSON.stringify({
  format_version: '1.2',
  terraform_version: '1.9.0',
  planned_values: {
    root_module: {
      resources: [VPC.value, REPLACED.value],
      child_modules: [{ address: 'module.net["a"]', resources: [SUBNET.value, GROUP.value] }],
    },
  },
  resource_changes: [VPC.change, SUBNET.change, GROUP.change, REPLACED.change],
  configuration: {
    root_module: {
      module_calls: {
        net: {
          module: {
            resources: [
              {
                address: 'aws_subnet.private',
                expressions: {
                  vpc_id: { references: ['aws_vpc.inner[0].id', 'aws_vpc.inner[0]', 'aws_vpc.inner'] },
                },
              },
            ],
          },
        },
      },
    },
  },
});

describe('a Terraform plan', () => {
  const desired = read({ 'plan.json': PLAN });

  test('declares what will be there, and marks what is still to be created', () => {
    expect(desired.sources).toEqual([{ kind: 'terraform-plan', file: 'plan.json' }]);
    expect(resourceAt(desired, 'aws_vpc.main')).toMatchObject({
      pending: true,
      id: '',
      tags: {},
      attributes: { CidrBlock: '10.0.0.0/16' },
    });
  });

  test('does not compare what is known after apply', () => {
    const inner = resourceAt(desired, 'module.net["a"].aws_vpc.inner[0]');
    expect(inner.attributes['CidrBlock']).toEqual({ $unknown: 'known after apply' });
    expect(inner.tags).toEqual({ Name: 'inner' });
  });

  test('points at resources that have no id yet by the expressions of the configuration', () => {
    const subnet = resourceAt(desired, 'module.net["a"].aws_subnet.private[0]');
    expect(subnet.attributes['VpcId']).toEqual({ $ref: 'module.net["a"].aws_vpc.inner[0]' });
    expect(desired.relations).toContainEqual(
      expect.objectContaining({ from: 'module.net["a"].aws_vpc.inner[0]', to: subnet.key, kind: 'contains' }),
    );
  });

  test('knows a resource that is to be replaced by the name it still has', () => {
    const old = resourceAt(desired, 'aws_vpc.old');
    expect(old).toMatchObject({
      id: 'vpc-1',
      account: '111122223333',
      attributes: { CidrBlock: '10.9.0.0/16' },
    });
    expect(old.pending).toBeUndefined();
  });
});

test('a shown state reads like the state itself, without sensitive values', () => {
  const text = JSON.stringify({
    format_version: '1.0',
    terraform_version: '1.9.0',
    values: {
      root_module: {
        resources: [
          {
            address: 'aws_lambda_function.f',
            mode: 'managed',
            type: 'aws_lambda_function',
            name: 'f',
            provider_name: AWS,
            values: {
              id: 'f',
              function_name: 'f',
              environment: [{ variables: { TOKEN: 'hunter2' } }],
              runtime: 'hunter2',
            },
            sensitive_values: { environment: [{ variables: { TOKEN: true } }], runtime: true },
          },
          {
            address: 'random_pet.p',
            mode: 'managed',
            type: 'random_pet',
            name: 'p',
            provider_name: 'registry.terraform.io/hashicorp/random',
            values: {},
          },
        ],
      },
    },
  });
  const desired = read({ 'show.json': text });
  expect(desired.resources.map(({ key }) => key)).toEqual(['aws_lambda_function.f']);
  expect(desired.resources[0]?.attributes['Environment.Variables']).toEqual(['TOKEN']);
  expect(JSON.stringify(desired)).not.toContain('hunter2');
  expect(desired.notes).toEqual(['show.json: 1 resource of other providers than AWS left out']);
});

describe('what Terraform itself saw drift', () => {
  const queue = { name: 'jobs', visibility_timeout_seconds: 30, url: 'canary-old' };
  const gone = planned(
    'aws_sqs_queue.gone',
    { name: 'gone' },
    {
      actions: ['create'],
      before: null,
      after_unknown: { id: true, arn: true },
    },
  );
  const kept = planned('aws_sqs_queue.kept', queue, {
    actions: ['update'],
    before: queue,
    after_unknown: {},
  });
  const fresh = planned(
    'aws_sqs_queue.fresh',
    { name: 'fresh' },
    {
      actions: ['create'],
      before: null,
      after_unknown: { id: true },
    },
  );
  const url = 'https://sqs.eu-west-1.amazonaws.com/111122223333/gone';
  const desired = read({
    'plan.json': JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.9.0',
      planned_values: { root_module: { resources: [gone.value, kept.value, fresh.value] } },
      resource_changes: [gone.change, kept.change, fresh.change],
      resource_drift: [
        { ...gone.change, change: { actions: ['delete'], before: { id: url, name: 'gone' }, after: null } },
        {
          ...kept.change,
          change: {
            actions: ['update'],
            before: { ...queue, tags: null },
            after: { ...queue, visibility_timeout_seconds: 60, url: 'canary-new', tags: {} },
          },
        },
        // only moved
        { ...fresh.change, previous_address: 'aws_sqs_queue.old', change: { before: queue, after: queue } },
        { ...fresh.change, mode: 'data', change: { before: { a: 1 }, after: { a: 2 } } },
        'nonsense',
        { change: {} },
      ],
    }),
  });

  test('is told with its file and the names of the attributes, not their values', () => {
    expect(desired.notes).toEqual([
      'plan.json: Terraform saw that aws_sqs_queue.gone was deleted outside of it',
      'plan.json: Terraform saw that aws_sqs_queue.kept was changed outside of it: tags, url, visibility_timeout_seconds',
    ]);
    expect(JSON.stringify(desired)).not.toContain('canary-new');
  });

  test('does not change what is planned', () => {
    expect(resourceAt(desired, 'aws_sqs_queue.kept').attributes['VisibilityTimeout']).toBe(30);
  });

  test('what was deleted outside is missing under the name it had, not on its way', () => {
    const resource = resourceAt(desired, 'aws_sqs_queue.gone');
    expect(resource.pending).toBeUndefined();
    expect(resource.id).toBe(url);
    expect(resourceAt(desired, 'aws_sqs_queue.fresh').pending).toBe(true);
  });
});

describe('a plan behind modules', () => {
  const created = (address: string, values: object, open: object): { value: object; change: object } =>
    planned(address, values, { actions: ['create'], before: null, after_unknown: open });
  const all = [
    created('module.net.aws_subnet.private[0]', {}, { id: true }),
    created('module.net.aws_subnet.private[1]', {}, { id: true }),
    created('module.net.aws_route_table.main', {}, { id: true, route: true }),
    created('module.net.aws_internet_gateway.main', {}, { id: true }),
    created(
      'module.net.aws_route.out',
      { destination_cidr_block: '0.0.0.0/0' },
      { route_table_id: true, gateway_id: true },
    ),
    created('aws_security_group.web["a.b"]', { name: 'web' }, { id: true }),
    created(
      'module.app["x"].aws_lambda_function.main',
      { function_name: 'main', vpc_config: [{}] },
      {
        vpc_config: [{ subnet_ids: true, security_group_ids: true }],
      },
    ),
    created('module.app["x"].aws_sqs_queue.jobs', { name: 'jobs' }, { id: true, arn: true }),
    created('aws_sns_topic_subscription.jobs["x"]', { protocol: 'sqs' }, { endpoint: true }),
  ];
  const inner = (resources: object[], more: object): object => ({ module: { resources, ...more } });
  const plan = {
    format_version: '1.2',
    planned_values: { root_module: { resources: all.map(({ value }) => value) } },
    resource_changes: all.map(({ change }) => change),
    configuration: {
      root_module: {
        resources: [
          {
            address: 'aws_sns_topic_subscription.jobs',
            for_each_expression: { references: ['local.apps'] },
            expressions: { endpoint: { references: ['module.app', 'each.key'] } },
          },
        ],
        module_calls: {
          net: inner(
            [
              { address: 'aws_route_table.main', expressions: {} },
              {
                address: 'aws_route.out',
                expressions: {
                  route_table_id: { references: ['aws_route_table.main.id', 'aws_route_table.main'] },
                  gateway_id: { references: ['aws_internet_gateway.main.id', 'aws_internet_gateway.main'] },
                },
              },
            ],
            { outputs: { private: { expression: { references: ['aws_subnet.private'] } } } },
          ),
          app: {
            ...inner(
              [
                {
                  address: 'aws_lambda_function.main',
                  expressions: {
                    vpc_config: [
                      {
                        subnet_ids: { references: ['var.subnets'] },
                        security_group_ids: { references: ['var.groups'] },
                      },
                    ],
                  },
                },
              ],
              {},
            ),
            expressions: {
              subnets: { references: ['module.net.private', 'module.net'] },
              groups: {
                references: [
                  'aws_security_group.web["a.b"].id',
                  'aws_security_group.web["a.b"]',
                  'aws_security_group.web',
                ],
              },
            },
          },
        },
      },
    },
  };
  const desired = read({ 'plan.json': JSON.stringify(plan) });

  test('points at what their inputs and outputs come to, in blocks and lists, too', () => {
    expect(resourceAt(desired, 'module.app["x"].aws_lambda_function.main').attributes).toMatchObject({
      'VpcConfig.SubnetIds': [
        { $ref: 'module.net.aws_subnet.private[0]' },
        { $ref: 'module.net.aws_subnet.private[1]' },
      ],
      'VpcConfig.SecurityGroupIds': [{ $ref: 'aws_security_group.web["a.b"]' }],
    });
  });

  test('holds of a new table the routes that are declared one by one', () => {
    const { attributes } = resourceAt(desired, 'module.net.aws_route_table.main');
    expect(JSON.stringify(attributes['Routes'])).toContain('module.net.aws_internet_gateway.main');
  });

  test('invents nothing where an output is not named', () => {
    expect(desired.relations.filter(({ to }) => to.includes('jobs'))).toEqual([]);
  });
});

test('a plan that only looks keeps what the state says, one cut down to its changes says what they come to', () => {
  const resource = planned(
    'aws_vpc.main',
    { id: 'vpc-1', cidr_block: '10.0.0.0/16' },
    { actions: ['no-op'] },
  );
  const looking = {
    format_version: '1.2',
    planned_values: { root_module: {} },
    prior_state: { values: { root_module: { resources: [resource.value] } } },
  };
  expect(read({ 'plan.json': JSON.stringify(looking) }).resources.map(({ id }) => id)).toEqual(['vpc-1']);
  const after = { cidr_block: '10.0.0.0/16', secret: 'c4n4ry' };
  const change = {
    actions: ['create'],
    before: null,
    after,
    after_sensitive: { secret: true },
    after_unknown: { id: true },
  };
  const gone = { actions: ['delete'], before: {}, after: null };
  const cut = {
    format_version: '1.2',
    resource_changes: [
      { ...resource.change, change },
      { ...resource.change, address: 'aws_vpc.gone', change: gone },
    ],
  };
  const desired = read({ 'plan.json': JSON.stringify(cut) });
  expect(desired.resources).toMatchObject([{ key: 'aws_vpc.main', pending: true }]);
  expect(JSON.stringify(desired)).not.toContain('c4n4ry');
});

test('resources of a plan and of a shown state stand on lines', () => {
  const lines = (shown: object): (number | undefined)[] =>
    read({ 'shown.json': JSON.stringify(shown, null, 1) }).resources.map(({ source }) => source.line);
  const { value, change } = planned('aws_vpc.main', { id: 'vpc-1' }, { actions: ['no-op'] });
  expect(
    lines({
      format_version: '1.2',
      resource_changes: [change],
      planned_values: { root_module: { resources: [value] } },
    }),
  ).toEqual([4]);
  expect(
    lines({ format_version: '1.0', values: { root_module: { child_modules: [{ resources: [value] }] } } }),
  ).toEqual([6]);
});

describe('the place of what is still to be created', () => {
  const created = (address: string): ReturnType<typeof planned> =>
    planned(address, {}, { actions: ['create'], before: null, after_unknown: { id: true, arn: true } });
  const queue = (name: string, key: string): object => ({
    address: `aws_sqs_queue.${name}`,
    provider_config_key: key,
  });

  function plan(providers: object, addresses: readonly string[], root: object): string {
    const all = addresses.map(created);
    return JSON.stringify({
      format_version: '1.2',
      planned_values: { root_module: { resources: all.map(({ value }) => value) } },
      resource_changes: all.map(({ change }) => change),
      variables: {
        region: { value: 'eu-central-1' },
        role: { value: 'arn:aws:iam::444455556666:role/deploy' },
      },
      configuration: { provider_config: providers, root_module: root },
    });
  }

  function places(text: string): string[] {
    return read({ 'plan.json': text }).resources.map(
      ({ key, account, region }) => `${key} ${account} ${region}`,
    );
  }

  test('follows from the configuration of its provider, each alias for itself', () => {
    const text = plan(
      {
        aws: { expressions: { region: { references: ['var.region'] } } },
        'aws.paris': {
          expressions: {
            region: { constant_value: 'eu-west-3' },
            assume_role: [{ role_arn: { references: ['var.role'] } }],
          },
        },
        'aws.odd': {
          expressions: {
            region: { constant_value: 'nowhere' },
            allowed_account_ids: { constant_value: ['1'] },
          },
        },
      },
      ['aws_sqs_queue.home', 'aws_sqs_queue.away', 'aws_sqs_queue.odd', 'module.in["a"].aws_sqs_queue.old'],
      {
        resources: [queue('home', 'aws'), queue('away', 'aws.paris'), queue('odd', 'aws.odd')],
        module_calls: { in: { module: { resources: [queue('old', 'in:aws')] } } },
      },
    );
    expect(places(text)).toEqual([
      'aws_sqs_queue.away 444455556666 eu-west-3',
      'aws_sqs_queue.home  eu-central-1',
      // nobody says which of the three the module was given
      'aws_sqs_queue.odd  ',
      'module.in["a"].aws_sqs_queue.old  ',
    ]);
  });

  test('is that of the only configuration there is, where a module does not say which it was given', () => {
    const text = plan(
      {
        aws: {
          expressions: {
            region: { constant_value: 'eu-west-1' },
            allowed_account_ids: { constant_value: ['111122223333'] },
          },
        },
      },
      ['module.in.aws_sqs_queue.old'],
      { module_calls: { in: { module: { resources: [queue('old', 'in:aws')] } } } },
    );
    expect(places(text)).toEqual(['module.in.aws_sqs_queue.old 111122223333 eu-west-1']);
  });
});
