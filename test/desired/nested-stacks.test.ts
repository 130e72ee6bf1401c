import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { readDesired } from '../../src/desired/desired.ts';
import type { Inventory, Resource } from '../../src/model/graph.ts';
import { account, deployed } from '../compare/graphs.ts';
import { disk, read, resourceAt } from './support.ts';

const STACK = 'AWS::CloudFormation::Stack';
const VPC = 'AWS::EC2::VPC';
const SUBNET = 'AWS::EC2::Subnet';
const HERE = { account: '111122223333', region: 'eu-west-1' };

/** A nested stack with these parameters. */
const stack = (url: string, parameters: object = {}): object => ({
  Type: STACK,
  Properties: { TemplateURL: url, Parameters: parameters },
});
const output = (from: string, name: string): object => ({ 'Fn::GetAtt': [from, `Outputs.${name}`] });
const ref = (to: string): object => ({ Ref: to });
const join = (...members: object[]): object => ({ 'Fn::Join': [',', members] });
const subnet = (vpc: unknown, block = '10.0.1.0/24'): object => ({
  Type: SUBNET,
  Properties: { VpcId: vpc, CidrBlock: block },
});
const template = (resources: object, more: object = {}): string =>
  JSON.stringify({ Resources: resources, ...more });

/** A network, with the ids of what it makes as outputs. */
const NETWORK = template(
  {
    Vpc: { Type: VPC, Properties: { CidrBlock: '10.0.0.0/16' } },
    One: subnet(ref('Vpc')),
    Two: subnet(ref('Vpc')),
  },
  { Outputs: { VpcId: { Value: ref('Vpc') }, Subnets: { Value: join(ref('One'), ref('Two')) } } },
);

describe('a nested stack whose template is at hand', () => {
  test('outputs what its resources are, to the stack around it', () => {
    const files = {
      'app.json': template({ Net: stack('net.json'), Own: subnet(output('Net', 'VpcId')) }),
      'net.json': NETWORK,
    };
    const desired = read(files, {}, 'app.json');
    expect(resourceAt(desired, 'app/Own').attributes['VpcId']).toEqual({ $ref: 'app/Net/Vpc' });
    expect(desired.relations).toContainEqual(
      expect.objectContaining({ from: 'app/Net/Vpc', to: 'app/Own', kind: 'contains' }),
    );
    expect(desired.relations).toContainEqual(
      expect.objectContaining({ from: 'app/Own', to: 'app/Net', unread: true }),
    );
    expect(desired.title).toBe('app');
  });

  test('takes what the stack around it declares, by Ref, GetAtt and Sub', () => {
    const inner = template(
      {
        Subnet: subnet(ref('Vpc')),
        Flow: {
          Type: 'AWS::EC2::FlowLog',
          Properties: {
            ResourceId: ref('Vpc'),
            LogDestination: { 'Fn::Sub': '${Logs}/flows' },
            DeliverLogsPermissionArn: ref('Role'),
          },
        },
      },
      {
        Parameters: {
          Vpc: { Type: 'AWS::EC2::VPC::Id' },
          Logs: { Type: 'String' },
          Role: { Type: 'String' },
        },
      },
    );
    const outer = template({
      Vpc: { Type: VPC, Properties: { CidrBlock: '10.0.0.0/16' } },
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'logs' } },
      Role: { Type: 'AWS::IAM::Role', Properties: {} },
      Inner: stack('inner.json', {
        Vpc: ref('Vpc'),
        Logs: { 'Fn::GetAtt': 'Bucket.Arn' },
        Role: { 'Fn::Sub': '${Role.Arn}' },
      }),
    });
    const desired = read({ 'app.json': outer, 'inner.json': inner }, HERE, 'app.json');
    expect(resourceAt(desired, 'app/Inner/Subnet').attributes['VpcId']).toEqual({ $ref: 'app/Vpc' });
    expect(resourceAt(desired, 'app/Inner/Flow').attributes).toMatchObject({
      ResourceId: { $ref: 'app/Vpc' },
      LogDestination: 'arn:aws:s3:::logs/flows',
      DeliverLogsPermissionArn: { $ref: 'app/Role', of: 'Arn' },
    });
  });

  test('passes pointers on through several levels, and from one to the next, whichever is stated first', () => {
    const pass = (url: string): string =>
      template(
        { Inner: stack(url, { Vpc: ref('Vpc') }) },
        { Parameters: { Vpc: { Type: 'String' } }, Outputs: { Id: { Value: output('Inner', 'Id') } } },
      );
    const files = {
      'app.json': template({
        // before what it depends on
        Reader: stack('reader.json', { Subnet: output('Deep', 'Id') }),
        Deep: stack('one.json', { Vpc: output('Net', 'VpcId') }),
        Net: stack('net.json'),
      }),
      'one.json': pass('two.json'),
      'two.json': pass('three.json'),
      'three.json': template(
        { Subnet: subnet(ref('Vpc')) },
        { Parameters: { Vpc: { Type: 'String' } }, Outputs: { Id: { Value: ref('Subnet') } } },
      ),
      'net.json': NETWORK,
      'reader.json': template(
        { Nat: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: ref('Subnet') } } },
        { Parameters: { Subnet: { Type: 'String' } } },
      ),
    };
    const desired = read(files, {}, 'app.json');
    expect(resourceAt(desired, 'app/Deep/Inner/Inner/Subnet').attributes['VpcId']).toEqual({
      $ref: 'app/Net/Vpc',
    });
    expect(resourceAt(desired, 'app/Reader/Nat').attributes['SubnetId']).toEqual({
      $ref: 'app/Deep/Inner/Inner/Subnet',
    });
  });

  test('hands over lists as one text, which comes apart again', () => {
    const groups = [ref('A'), ref('B')];
    const inner = template(
      {
        Fn: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            VpcConfig: {
              SubnetIds: ref('Subnets'),
              SecurityGroupIds: { 'Fn::Split': [',', ref('Groups')] },
            },
          },
        },
        Nat: {
          Type: 'AWS::EC2::NatGateway',
          Properties: { SubnetId: { 'Fn::Select': [1, ref('Subnets')] } },
        },
      },
      { Parameters: { Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' }, Groups: { Type: 'String' } } },
    );
    const group = { Type: 'AWS::EC2::SecurityGroup', Properties: {} };
    const outer = template({
      A: group,
      B: group,
      Net: stack('net.json'),
      App: stack('inner.json', { Subnets: output('Net', 'Subnets'), Groups: join(...groups) }),
    });
    const desired = read({ 'app.json': outer, 'inner.json': inner, 'net.json': NETWORK }, {}, 'app.json');
    expect(resourceAt(desired, 'app/App/Fn').attributes).toMatchObject({
      'VpcConfig.SubnetIds': [{ $ref: 'app/Net/One' }, { $ref: 'app/Net/Two' }],
      'VpcConfig.SecurityGroupIds': [{ $ref: 'app/A' }, { $ref: 'app/B' }],
    });
    expect(resourceAt(desired, 'app/App/Nat').attributes['SubnetId']).toEqual({ $ref: 'app/Net/Two' });
  });

  test('knows that what it was given is not empty, and takes no default for what is not known', () => {
    const inner = template(
      {
        InVpc: { ...subnet(ref('Vpc')), Condition: 'HasVpc' },
        Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: ref('Name') } },
      },
      {
        Parameters: {
          Vpc: { Type: 'String', Default: '' },
          Name: { Type: 'String', Default: 'jobs' },
          Secret: { Type: 'String', NoEcho: true },
        },
        Conditions: { HasVpc: { 'Fn::Not': [{ 'Fn::Equals': [ref('Vpc'), ''] }] } },
      },
    );
    const outer = template(
      {
        Vpc: { Type: VPC, Properties: {} },
        Inner: stack('inner.json', { Vpc: ref('Vpc'), Name: ref('Name'), Secret: 'c4n4ry' }),
      },
      { Parameters: { Name: { Type: 'String' } } },
    );
    const desired = read({ 'app.json': outer, 'inner.json': inner }, {}, 'app.json');
    expect(resourceAt(desired, 'app/Inner/InVpc').conditional).toBeUndefined();
    expect(resourceAt(desired, 'app/Inner/Queue').attributes['QueueName']).toEqual({
      $unknown: 'parameter Name has no value',
    });
    expect(JSON.stringify(desired)).not.toContain('c4n4ry');
  });

  test('is no stack of its own when its file is given besides, unless a design names the stack', () => {
    const files = {
      'a-net.json': NETWORK,
      'app.json': template({ Net: stack('a-net.json') }),
      'isodrift.yaml': 'sources: [app.json, { file: a-net.json, stack: shared }]',
    };
    const keys = (first?: string): string[] =>
      read(first === undefined ? { 'a-net.json': NETWORK, 'app.json': files['app.json'] } : files, {}, first)
        .resources.filter(({ type }) => type === VPC)
        .map(({ key }) => key);
    expect(keys()).toEqual(['app/Net/Vpc']);
    expect(read(files).notes).toEqual([
      'a-net.json is nested in another template and read as part of it; for a stack of its own besides, name it in isodrift.yaml under `sources`, with `stack`',
    ]);
    expect(keys('a*.json')).toEqual(['app/Net/Vpc']);
    const spelled = disk({ 'a-net.json': NETWORK, './a-net.json': NETWORK, './app.json': files['app.json'] });
    expect(readDesired(['./a-net.json', './app.json'], spelled).resources.map(({ key }) => key)).toEqual(
      readDesired(['./app.json'], spelled).resources.map(({ key }) => key),
    );
    expect(keys('isodrift.yaml')).toEqual(['app/Net/Vpc', 'shared/Vpc']);
  });
});

describe('a nested stack whose template is not at hand', () => {
  const files = {
    'app.json': template({
      Net: stack('https://bucket.s3.amazonaws.com/net.json'),
      Own: subnet(output('Net', 'VpcId')),
      Same: subnet({ 'Fn::Sub': '${Net.Outputs.VpcId}' }),
    }),
  };
  const desired = read(files, { ...HERE, stack: 'app' });

  test('outputs what nobody knows, and that is said', () => {
    const open = {
      $unknown: 'what a stack outputs is known only after deployment',
      refs: [{ $ref: 'app/Net', of: 'Outputs.VpcId' }],
    };
    for (const key of ['app/Own', 'app/Same'])
      expect(resourceAt(desired, key).attributes['VpcId']).toEqual(open);
    expect(desired.notes).toEqual(['app.json: what Net holds is not read: its template is no file at hand']);
  });

  test('makes no difference to what is deployed', () => {
    const { findings } = compare(
      desired,
      account([
        stackOf('app', {
          Net: [STACK, stackId('app-Net-1')],
          Own: [SUBNET, 'subnet-1'],
          Same: [SUBNET, 'subnet-2'],
        }),
        stackOf('app-Net-1', { Vpc: [VPC, 'vpc-1'] }),
        deployed(SUBNET, 'subnet-1', { attributes: { VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24' } }),
        deployed(SUBNET, 'subnet-2', { attributes: { VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24' } }),
      ]),
    );
    const status = Object.fromEntries(findings.map(({ key, status: is }) => [key, is]));
    expect(status).toMatchObject({ 'app/Own': 'in-sync', 'app/Same': 'in-sync', 'app/Net': 'in-sync' });
  });
});

const stackId = (name: string): string =>
  `arn:aws:cloudformation:eu-west-1:111122223333:stack/${name}/11111111-2222`;

/** A deployed stack and what it says that it made: type and physical id by logical id. */
function stackOf(name: string, made: Readonly<Record<string, readonly [string, string]>>): Resource {
  const Resources = Object.entries(made).map(([LogicalResourceId, [ResourceType, PhysicalResourceId]]) => ({
    LogicalResourceId,
    ResourceType,
    PhysicalResourceId,
  }));
  return deployed(STACK, stackId(name), { name, attributes: { StackName: name, Resources } });
}

describe('one template in two nested stacks', () => {
  const service = template(
    { Queue: { Type: 'AWS::SQS::Queue', Properties: {} }, Subnet: subnet(ref('Vpc')) },
    {
      Parameters: { Vpc: { Type: 'String' } },
      Outputs: { Queue: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
    },
  );
  const files = {
    'shop.json': template({
      A: { Type: VPC, Properties: { CidrBlock: '10.0.0.0/16' } },
      B: { Type: VPC, Properties: { CidrBlock: '10.1.0.0/16' } },
      Orders: stack('service.json', { Vpc: ref('A') }),
      Bills: stack('service.json', { Vpc: ref('B') }),
      Feed: {
        Type: 'AWS::SNS::Subscription',
        Properties: { Protocol: 'sqs', Endpoint: output('Bills', 'Queue'), TopicArn: ref('Topic') },
      },
      Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
    }),
    'service.json': service,
  };
  const account2 = (vpcOfBills: string): Inventory =>
    account([
      stackOf('shop', {
        A: [VPC, 'vpc-a'],
        B: [VPC, 'vpc-b'],
        Orders: [STACK, stackId('shop-Orders-1')],
        Bills: [STACK, stackId('shop-Bills-2')],
        Topic: ['AWS::SNS::Topic', 'arn:aws:sns:eu-west-1:111122223333:feed'],
      }),
      stackOf('shop-Orders-1', { Subnet: [SUBNET, 'subnet-o'], Queue: ['AWS::SQS::Queue', queue('orders')] }),
      stackOf('shop-Bills-2', { Subnet: [SUBNET, 'subnet-b'], Queue: ['AWS::SQS::Queue', queue('bills')] }),
      deployed(VPC, 'vpc-a', { attributes: { CidrBlock: '10.0.0.0/16' } }),
      deployed(VPC, 'vpc-b', { attributes: { CidrBlock: '10.1.0.0/16' } }),
      deployed(SUBNET, 'subnet-o', { attributes: { VpcId: 'vpc-a', CidrBlock: '10.0.1.0/24' } }),
      deployed(SUBNET, 'subnet-b', { attributes: { VpcId: vpcOfBills, CidrBlock: '10.0.1.0/24' } }),
      ...['orders', 'bills'].map((name) =>
        deployed('AWS::SQS::Queue', queue(name), {
          name,
          arn: `arn:aws:sqs:eu-west-1:111122223333:${name}`,
        }),
      ),
    ]);
  const queue = (name: string): string => `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`;

  test('keeps both apart, in keys and pointers', () => {
    const desired = read(files, {}, 'shop.json');
    expect(resourceAt(desired, 'shop/Orders/Subnet').attributes['VpcId']).toEqual({ $ref: 'shop/A' });
    expect(resourceAt(desired, 'shop/Bills/Subnet').attributes['VpcId']).toEqual({ $ref: 'shop/B' });
    expect(resourceAt(desired, 'shop/Feed').attributes['Endpoint']).toEqual({
      $ref: 'shop/Bills/Queue',
      of: 'Arn',
    });
  });

  test('is found where the stack around it put it, whether or not somebody names that one', () => {
    for (const options of [HERE, { ...HERE, stack: 'shop' }]) {
      const desired = read(files, options, 'shop.json');
      const found = compare(desired, account2('vpc-b')).findings.filter(({ key }) =>
        /Subnet|Queue/.test(key),
      );
      expect(found.map(({ key, status, deployed: is }) => [key, status, is?.id])).toEqual(
        expect.arrayContaining([
          ['shop/Orders/Subnet', 'in-sync', 'subnet-o'],
          ['shop/Bills/Subnet', 'in-sync', 'subnet-b'],
          ['shop/Orders/Queue', 'in-sync', queue('orders')],
          ['shop/Bills/Queue', 'in-sync', queue('bills')],
        ]),
      );
    }
  });

  test('shows what points elsewhere than the stack around it says', () => {
    const { findings } = compare(read(files, HERE, 'shop.json'), account2('vpc-a'));
    const changed = findings.filter(({ status }) => status === 'changed');
    expect(changed.map(({ key, changes }) => [key, changes?.map(({ path }) => path)])).toEqual([
      ['shop/Bills/Subnet', ['VpcId']],
    ]);
  });
});

describe('keys that clash', () => {
  const outer = template({ Net: stack('net.json'), Own: subnet(output('Net', 'VpcId')) });

  test('are followed by the pointers between a template and those in it', () => {
    const desired = read({
      'a/app.json': outer,
      'a/net.json': NETWORK,
      'b/app.json': outer,
      'b/net.json': NETWORK,
    });
    const own = desired.resources.filter(({ key }) => key.endsWith('/Own'));
    expect(own.map(({ key, attributes }) => [key, attributes['VpcId']])).toEqual([
      ['app/Own', { $ref: 'app/Net/Vpc' }],
      [
        expect.stringMatching(/^b\/app#\d\/app\/Own$/),
        { $ref: expect.stringMatching(/^b\/app#\d\/app\/Net\/Vpc$/) },
      ],
    ]);
  });

  test('are followed by what one template exports and another one imports', () => {
    const shared = template(
      { Vpc: { Type: VPC, Properties: { CidrBlock: '10.0.0.0/16' } } },
      { Outputs: { Vpc: { Value: ref('Vpc'), Export: { Name: 'shared-vpc' } } } },
    );
    const user = template({
      Vpc: { Type: VPC, Properties: { CidrBlock: '10.1.0.0/16' } },
      Subnet: subnet({ 'Fn::ImportValue': 'shared-vpc' }),
    });
    for (const [exporting, importing] of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const files = { [`${exporting}/t.json`]: shared, [`${importing}/t.json`]: user };
      const desired = readSorted(files);
      const target = desired.resources.find(({ attributes }) => attributes['CidrBlock'] === '10.0.0.0/16');
      const own = desired.resources.find(({ type }) => type === SUBNET);
      expect(own?.attributes['VpcId']).toEqual({ $ref: target?.key });
    }
  });

  test('of a design that was read before stay with it', () => {
    const before = JSON.stringify(read({ 'app.json': outer, 'net.json': NETWORK }, {}, 'app.json'));
    const now = outer.replace('10.0.1.0', '10.0.9.0');
    const desired = read({ '1.json': before, 'app.json': now, 'net.json': NETWORK });
    const own = desired.resources.find(({ attributes }) => attributes['CidrBlock'] === '10.0.9.0/24');
    expect(own?.key).not.toBe('app/Own');
    expect(own?.attributes['VpcId']).toEqual({ $ref: own?.key.replace('Own', 'Net/Vpc') });
  });
});

function readSorted(files: Readonly<Record<string, string>>): ReturnType<typeof read> {
  return read(Object.fromEntries(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

describe('hostile templates', () => {
  test('that take each other’s outputs, or hold themselves, come to an end', () => {
    const echo = template(
      { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: ref('P') } } },
      { Parameters: { P: { Type: 'String' } }, Outputs: { O: { Value: ref('P') } } },
    );
    const files = {
      'app.json': template({
        A: stack('echo.json', { P: output('B', 'O') }),
        B: stack('echo.json', { P: output('A', 'O') }),
        Self: stack('echo.json', { P: output('Self', 'O') }),
        App: stack('app.json'),
      }),
      'echo.json': echo,
    };
    const desired = read(files, {}, 'app.json');
    for (const key of ['app/A/Queue', 'app/B/Queue', 'app/Self/Queue'])
      expect(resourceAt(desired, key).attributes['QueueName']).toHaveProperty('$unknown');
    expect(desired.notes).toEqual(['app.json: what App holds is not read: its template holds itself']);
  });

  test('that double with every level are followed up to a limit, with a note', () => {
    const files: Record<string, string> = { 't30.json': template({}) };
    for (let level = 0; level < 30; level += 1) {
      const doubled = { 'Fn::Sub': '${P}${P}' };
      const next = stack(`t${level + 1}.json`, { P: doubled });
      files[`t${level}.json`] = template(
        { A: next, B: next, Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: ref('P') } } },
        {
          Parameters: { P: { Type: 'String', Default: 'x' } },
          Outputs: {
            O: { Value: { 'Fn::Join': [',', [output('A', 'O'), output('B', 'O'), ref('Queue')]] } },
          },
        },
      );
    }
    const desired = read(files, {}, 't0.json');
    expect(desired.resources.length).toBeLessThan(20_000);
    expect(desired.notes).toContain(
      't0.json: what B holds is not read: stacks within stacks have more than 10000 resources',
    );
    const deep = resourceAt(desired, `t0${'/A'.repeat(20)}/Queue`);
    expect(deep.attributes['QueueName']).toEqual({ $unknown: 'no value that a stack can be given' });
  });
});
