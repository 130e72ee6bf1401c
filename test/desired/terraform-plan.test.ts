import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Desired } from '../../src/model/graph.ts';
import type { Value } from '../../src/model/value.ts';
import { account, deployed } from '../compare/graphs.ts';
import { errorOf, read, resourceAt } from './support.ts';

const AWS = 'registry.terraform.io/hashicorp/aws';
const UNKNOWN = { $unknown: 'known after apply' };

/** One resource of a plan: what is known, what is not, and its place in the configuration. */
interface Planned {
  readonly values?: object;
  readonly open?: object;
  readonly stated?: object;
  readonly each?: object;
  readonly actions?: readonly string[];
}

interface PlanParts {
  readonly resources: Readonly<Record<string, Planned>>;
  /** data sources that were looked up already: their values by address */
  readonly known?: Readonly<Record<string, object>>;
  readonly calls?: object;
  readonly variables?: object;
  readonly more?: object;
}

/** A plan as Terraform shows it. Addresses in modules get no configuration: `calls` states that. */
function plan({ resources, known = {}, calls = {}, variables, more = {} }: PlanParts): Desired {
  const all = Object.entries(resources).map(([address, one]) => ({ ...named(address), ...one }));
  const config = new Map(
    all
      .filter(({ address }) => !address.startsWith('module.'))
      .map(({ address, mode, type, name, stated, each }) => [
        address.replace(/\[[^\]]*\]$/, ''),
        {
          address: address.replace(/\[[^\]]*\]$/, ''),
          mode,
          type,
          name,
          expressions: stated ?? {},
          ...(each ? { for_each_expression: each } : {}),
        },
      ]),
  );
  const shown = {
    format_version: '1.2',
    terraform_version: '1.9.0',
    ...(variables ? { variables } : {}),
    planned_values: {
      root_module: {
        resources: all.map(({ address, values = {} }) => ({ ...named(address), values })),
      },
    },
    resource_changes: all.map(({ address, mode, type, name, values, open, actions }) => ({
      address,
      mode,
      type,
      name,
      provider_name: AWS,
      change: {
        actions: actions ?? ['create'],
        before: null,
        after: values ?? {},
        after_unknown: open ?? { id: true, arn: true },
      },
    })),
    prior_state: {
      values: {
        root_module: {
          resources: Object.entries(known).map(([address, values]) => ({ ...named(address), values })),
        },
      },
    },
    configuration: { root_module: { resources: [...config.values()], module_calls: calls } },
    ...more,
  };
  return read({ 'plan.json': JSON.stringify(shown) });
}

function named(address: string): {
  address: string;
  mode: string;
  type: string;
  name: string;
  provider_name: string;
} {
  const parts = address.replaceAll(/\[.*?\]/g, '').split('.');
  const [type = '', name = ''] = parts.slice(-2);
  return { address, mode: parts.at(-3) === 'data' ? 'data' : 'managed', type, name, provider_name: AWS };
}

/** References as Terraform lists them: long, then short. */
function refs(...names: readonly string[]): object {
  const references = names.flatMap((name) => {
    const parts = name.split('.');
    const all = parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
    return all.slice(0, Math.max(1, all.length - (name.startsWith('data.') ? 2 : 1)));
  });
  return { references };
}

const VPC = { 'aws_vpc.main': {}, 'aws_vpc.other': {} };
const SUBNETS = { 'aws_subnet.a': {}, 'aws_subnet.b': {} };

/** What the subnet of a plan says of its VPC, and a function of its subnets. */
function vpcOf(expression: object, parts: Partial<PlanParts> = {}): Value | undefined {
  const subnet = { open: { id: true, vpc_id: true }, stated: { vpc_id: expression } };
  const desired = plan({ ...parts, resources: { ...VPC, ...parts.resources, 'aws_subnet.own': subnet } });
  return resourceAt(desired, 'aws_subnet.own').attributes['VpcId'];
}

function subnetsOf(
  expression: object,
  parts: Partial<PlanParts> = {},
  open: Value = true,
): Value | undefined {
  const fn = {
    values: { function_name: 'f', vpc_config: [open === true ? {} : { subnet_ids: ['subnet-known', null] }] },
    open: { vpc_config: [{ subnet_ids: open }] },
    stated: { vpc_config: [{ subnet_ids: expression }] },
  };
  const desired = plan({
    ...parts,
    resources: { ...SUBNETS, ...VPC, ...parts.resources, 'aws_lambda_function.own': fn },
  });
  return resourceAt(desired, 'aws_lambda_function.own').attributes['VpcConfig.SubnetIds'];
}

describe('a value that is known after apply', () => {
  const main = { $ref: 'aws_vpc.main' };
  const inModule = (outputs: object, resources: object[] = [], expressions: object = {}): object => ({
    m: { expressions, module: { outputs, resources } },
  });

  test('points at the one thing that it can come from', () => {
    expect(vpcOf(refs('aws_vpc.main.id'))).toEqual(main);
    // an attribute of another resource is what that one was given
    const given = {
      'aws_subnet.first': { open: { id: true, vpc_id: true }, stated: { vpc_id: refs('aws_vpc.main.id') } },
    };
    expect(vpcOf(refs('aws_subnet.first.vpc_id'), { resources: given })).toEqual(main);
    // the other one is known: it cannot be that
    const old = { 'aws_vpc.old': { values: { id: 'vpc-1' }, open: {}, actions: ['no-op'] } };
    expect(vpcOf(refs('var.old', 'aws_vpc.old.id', 'aws_vpc.main.id'), { resources: old })).toEqual(main);
    const looked = { 'data.aws_vpc.old': { id: 'vpc-1' } };
    expect(vpcOf(refs('var.old', 'data.aws_vpc.old.id', 'aws_vpc.main.id'), { known: looked })).toEqual(main);
  });

  test('points through what is looked up by the id of something that is still to be created', () => {
    const later = (stated: object): Partial<PlanParts> => ({
      resources: { 'data.aws_vpc.later': { open: { id: true, arn: true }, stated, actions: ['read'] } },
    });
    expect(vpcOf(refs('data.aws_vpc.later.id'), later({ id: refs('aws_vpc.main.id') }))).toEqual(main);
    // found by something else, it may be any
    expect(vpcOf(refs('data.aws_vpc.later.id'), later({ tags: refs('aws_vpc.main.id') }))).toEqual(UNKNOWN);
    expect(vpcOf(refs('data.aws_vpc.later.id'), later({ id: refs('aws_subnet.own.id') }))).toEqual(UNKNOWN);
  });

  test.each<[string, object, Partial<PlanParts>]>([
    ['two things', refs('var.first', 'aws_vpc.main.id', 'aws_vpc.other.id'), {}],
    ['a local value', refs('local.vpc'), {}],
    ['something that the thing has', refs('aws_vpc.main.default_security_group_id'), {}],
    ['a thing of another kind', refs('aws_subnet.a'), { resources: SUBNETS }],
    ['all instances', refs('aws_vpc.many'), { resources: { 'aws_vpc.many[0]': {}, 'aws_vpc.many[1]': {} } }],
    ['what was looked up and not told', refs('data.aws_vpcs.all.ids'), {}],
    [
      'an output that is made of two',
      refs('module.m.vpc'),
      { calls: inModule({ vpc: { expression: refs('aws_vpc.x.id', 'aws_vpc.y.id') } }) },
    ],
    ['an output that is not there', refs('module.m.none'), { calls: inModule({}) }],
    [
      'a module that takes its own output',
      refs('module.m.vpc'),
      { calls: inModule({ vpc: { expression: refs('var.v') } }, [], { v: refs('module.m.vpc') }) },
    ],
  ])('stays unknown when it may be %s', (_, expression, parts) => {
    const inner = { 'module.m.aws_vpc.x': {}, 'module.m.aws_vpc.y': {} };
    expect(vpcOf(expression, { ...parts, resources: { ...inner, ...parts.resources } })).toEqual(UNKNOWN);
  });

  test('with a local value beside it holds what it names, but need not be it', () => {
    expect(vpcOf(refs('local.x', 'aws_vpc.main.id'))).toEqual({ ...UNKNOWN, refs: [main] });
  });

  test('passes through variables and outputs, whole things and their attributes', () => {
    const calls = inModule({
      all: { expression: refs('aws_vpc.x') },
      ids: { expression: refs('aws_vpc.y') },
    });
    const resources = { 'module.m.aws_vpc.x': {}, 'module.m.aws_vpc.y[0]': {}, 'module.m.aws_vpc.y[1]': {} };
    expect(vpcOf(refs('module.m.all.id'), { calls, resources })).toEqual({ $ref: 'module.m.aws_vpc.x' });
    expect(
      vpcOf({ references: ['module.m.ids[1]', 'module.m.ids', 'module.m'] }, { calls, resources }),
    ).toEqual({
      $ref: 'module.m.aws_vpc.y[1]',
    });
    const own = {
      'module.m.aws_subnet.inner': { open: { id: true, vpc_id: true } },
      'aws_vpc.main': {
        values: { cidr_block: '10.0.0.0/16' },
        open: { id: true, default_security_group_id: true },
      },
    };
    const taking = (expression: object): Value | undefined => {
      const inner = [{ address: 'aws_subnet.inner', expressions: { vpc_id: expression } }];
      const desired = plan({ resources: own, calls: inModule({}, inner, { net: refs('aws_vpc.main') }) });
      return resourceAt(desired, 'module.m.aws_subnet.inner').attributes['VpcId'];
    };
    expect(taking(refs('var.net.id'))).toEqual(main);
    expect(taking(refs('var.net.default_security_group_id'))).toEqual(UNKNOWN);
  });

  test('follows each.value to the instance of the same key', () => {
    const open = { id: true, vpc_id: true };
    const each = { references: ['aws_vpc.many'] };
    const stated = { vpc_id: { references: ['each.value.id', 'each.value'] } };
    const desired = plan({
      resources: {
        'aws_vpc.many["a"]': {},
        'aws_vpc.many["b"]': {},
        'aws_subnet.own["b"]': { open, stated, each },
      },
    });
    expect(resourceAt(desired, 'aws_subnet.own["b"]').attributes['VpcId']).toEqual({
      $ref: 'aws_vpc.many["b"]',
    });
  });

  test('is no pointer where the attribute cannot hold one', () => {
    const desired = plan({
      resources: {
        'aws_lambda_function.f': {},
        'aws_cloudwatch_log_group.logs': {
          open: { name: true },
          stated: { name: refs('aws_lambda_function.f.function_name') },
        },
        'aws_nat_gateway.gw': {
          open: { allocation_id: true },
          stated: { allocation_id: refs('aws_vpc.main') },
        },
        ...VPC,
      },
    });
    expect(resourceAt(desired, 'aws_cloudwatch_log_group.logs').attributes['LogGroupName']).toEqual(UNKNOWN);
    expect(JSON.stringify(resourceAt(desired, 'aws_nat_gateway.gw'))).not.toContain('aws_vpc.main');
  });
});

describe('a list that is known after apply', () => {
  const [a, b] = [{ $ref: 'aws_subnet.a' }, { $ref: 'aws_subnet.b' }];

  test('holds what it names, and the ids that were looked up', () => {
    expect(subnetsOf(refs('aws_subnet.a.id', 'aws_subnet.b.id'))).toEqual([a, b]);
    const flags = { variables: { isOn: { value: true }, more: { value: [] } } };
    expect(subnetsOf(refs('var.isOn', 'var.more', 'aws_subnet.a.id'), flags)).toEqual([a]);
    const known = {
      'data.aws_subnets.old': { ids: ['subnet-1', 'subnet-2'] },
      'data.aws_subnet.one': { id: 'subnet-3' },
    };
    expect(subnetsOf(refs('data.aws_subnets.old.ids', 'aws_subnet.a.id'), { known })).toEqual([
      'subnet-1',
      'subnet-2',
      a,
    ]);
    expect(subnetsOf(refs('data.aws_subnet.one.id', 'aws_subnet.a.id'), { known })).toEqual(['subnet-3', a]);
  });

  test.each<[string, object, Partial<PlanParts>]>([
    ['a local value is in it', refs('local.more', 'aws_subnet.a.id'), {}],
    ['it names what nobody has looked up', refs('data.aws_subnets.old.ids', 'aws_subnet.a.id'), {}],
    [
      'a variable may have chosen',
      refs('var.use', 'aws_subnet.a.id', 'data.aws_subnets.old.ids'),
      { known: { 'data.aws_subnets.old': { ids: ['subnet-1'] } } },
    ],
    [
      'a variable may be one of it',
      refs('var.more', 'aws_subnet.a.id'),
      { variables: { more: { value: ['subnet-9'] } } },
    ],
    [
      'a looked-up value is secret',
      refs('data.aws_ssm_parameter.x.value', 'aws_subnet.a.id'),
      { known: { 'data.aws_ssm_parameter.x': { value: 'c4n4ry' } } },
    ],
  ])('is not known when %s, but the arrows are', (_, expression, parts) => {
    expect(subnetsOf(expression, parts)).toEqual({ ...UNKNOWN, refs: [a] });
  });

  test('of which some members are known has pointers for the others', () => {
    expect(subnetsOf(refs('var.known', 'aws_subnet.a.id'), {}, [false, true])).toEqual(['subnet-known', a]);
    expect(subnetsOf(refs('aws_subnet.a.id', 'aws_subnet.b.id'), {}, [false, true])).toEqual({
      ...UNKNOWN,
      refs: [a, b],
    });
  });
});

test('a map that is known after apply has no values that anybody knows', () => {
  const alarm = (stated?: object): Value | undefined => {
    const own = { values: { alarm_name: 'a' }, open: { dimensions: true }, stated: { dimensions: stated } };
    const desired = plan({ resources: { 'aws_instance.web': {}, 'aws_cloudwatch_metric_alarm.own': own } });
    return resourceAt(desired, 'aws_cloudwatch_metric_alarm.own').attributes['Watched'];
  };
  expect(alarm(refs('local.dimensions'))).toEqual(UNKNOWN);
  expect(alarm(refs('local.x', 'aws_instance.web.id'))).toEqual({
    ...UNKNOWN,
    refs: [{ $ref: 'aws_instance.web' }],
  });
});

describe('blocks that are repeated', () => {
  const group = (stated: object[], values: object[], open: object[]): Value | undefined => {
    const desired = plan({
      resources: {
        'aws_security_group.one': { values: { name: 'one' } },
        'aws_security_group.two': { values: { name: 'two' } },
        'aws_security_group.own': {
          values: { name: 'own', ingress: values },
          open: { id: true, ingress: open },
          stated: { ingress: stated },
        },
      },
    });
    return resourceAt(desired, 'aws_security_group.own').attributes['SecurityGroupIngress'];
  };
  const from = (name: string, port: number): object => ({
    from_port: { constant_value: port },
    security_groups: refs(`aws_security_group.${name}.id`),
  });
  const rule = (port: number): object => ({
    from_port: port,
    to_port: port,
    protocol: 'tcp',
    cidr_blocks: [],
  });
  const open = { security_groups: true };

  test('are told apart by their constants, in whichever order they come', () => {
    const both = (port: number, name: string): object => ({
      protocol: 'tcp',
      from: port,
      to: port,
      source: { $ref: `aws_security_group.${name}` },
    });
    expect(group([from('one', 80), from('two', 443)], [rule(443), rule(80)], [open, open])).toEqual([
      both(443, 'two'),
      both(80, 'one'),
    ]);
  });

  test('stay unknown where nothing tells them apart, or a loop may have made them', () => {
    expect(
      JSON.stringify(group([from('one', 80), from('two', 80)], [rule(80), rule(80)], [open, open])),
    ).not.toContain('$ref');
    expect(JSON.stringify(group([from('one', 80)], [rule(80), rule(80)], [open, open]))).not.toContain(
      '$ref',
    );
  });

  test('that say the same of one thing point at it', () => {
    const rules = JSON.stringify(
      group([from('one', 80), from('one', 80)], [rule(80), rule(80)], [open, open]),
    );
    expect(rules).toContain('aws_security_group.one');
  });
});

describe('a plan without anything planned', () => {
  const shown = (more: object): string =>
    JSON.stringify({ format_version: '1.2', terraform_version: '1.9.0', ...more });
  const configuration = { root_module: { resources: [{ address: 'aws_vpc.main', type: 'aws_vpc' }] } };
  const vpc = { ...named('aws_vpc.main'), values: { id: 'vpc-1', cidr_block: '10.0.0.0/16' } };
  const state = (...resources: object[]): object => ({ values: { root_module: { resources } } });

  test.each<[string, object, string]>([
    ['only a configuration', { configuration }, 'it has no planned_values'],
    ['null', { planned_values: null, configuration }, 'it has no planned_values'],
    ['errors', { planned_values: null, configuration, errored: true }, 'it ended with errors'],
  ])('is refused: %s', (_, more, why) => {
    const error = errorOf(() => read({ 'plan.json': shown(more) }));
    expect(error.code).toBe('FORMAT_INVALID');
    expect(error.message).toBe(`plan.json: this plan does not say what will be there: ${why}`);
    expect(error.hint).toContain('terraform plan -out');
  });

  test('says that it destroys everything, or that there is nothing', () => {
    const change = {
      ...named('aws_vpc.main'),
      change: { actions: ['delete'], before: vpc.values, after: null },
    };
    const destroying = {
      planned_values: { root_module: {} },
      resource_changes: [change],
      prior_state: state(vpc),
      configuration,
    };
    const notes = (more: object): unknown => {
      const { resources, notes: told } = read({ 'plan.json': shown(more) });
      expect(resources).toEqual([]);
      return told;
    };
    expect(notes(destroying)).toEqual([
      'plan.json: the plan destroys 1 resource: nothing is declared once it is applied',
    ]);
    expect(notes({ ...destroying, planned_values: null })).toEqual(notes(destroying));
    expect(notes({ planned_values: { root_module: {} }, configuration: {} })).toEqual([
      'plan.json: the plan has no resources',
    ]);
    expect(notes({})).toEqual(['plan.json: the state holds no resources']);
    expect(read({ 's.json': '{"format_version":"1.0"}' }).notes).toEqual([
      's.json: the state holds no resources',
    ]);
  });

  test('keeps of what it did not get to, or was not made for, what the state says', () => {
    const queue = { ...named('aws_sqs_queue.new'), values: { name: 'jobs' } };
    const change = {
      ...queue,
      change: { actions: ['create'], before: null, after: queue.values, after_unknown: { id: true } },
    };
    const partial = {
      planned_values: { root_module: { resources: [queue] } },
      resource_changes: [change],
      prior_state: state(vpc),
      configuration,
    };
    const errored = read({ 'plan.json': shown({ ...partial, errored: true }) });
    expect(errored.resources.map(({ key, pending }) => [key, pending])).toEqual([
      ['aws_sqs_queue.new', true],
      ['aws_vpc.main', undefined],
    ]);
    expect(errored.notes?.join()).toContain('ended with errors');
    expect(read({ 'plan.json': shown({ ...partial, complete: false }) }).notes?.join()).toContain(
      'for a part only',
    );
    expect(read({ 'plan.json': shown({ ...partial, complete: true }) }).notes).toBeUndefined();
    // before the first change
    const early = read({ 'plan.json': shown({ prior_state: state(vpc), configuration, errored: true }) });
    expect(early.resources.map(({ id }) => id)).toEqual(['vpc-1']);
  });

  test('does not take what Terraform 0.12 called by half its address for something else', () => {
    const inner = (address: string): object => ({
      child_modules: [{ address: 'module.net', resources: [{ ...vpc, address }] }],
    });
    const { resources, notes } = read({
      'plan.json': shown({
        planned_values: { root_module: inner('module.net.aws_vpc.main') },
        resource_changes: [
          { ...vpc, address: 'module.net.aws_vpc.main', change: { actions: ['no-op'], after: vpc.values } },
        ],
        prior_state: { values: { root_module: inner('aws_vpc.main') } },
      }),
    });
    expect(resources.map(({ key }) => key)).toEqual(['module.net.aws_vpc.main']);
    expect(notes).toBeUndefined();
  });

  test('that only looks has lines', () => {
    const looking = {
      format_version: '1.2',
      planned_values: { root_module: {} },
      prior_state: {
        values: {
          root_module: {
            resources: [vpc],
            child_modules: [
              {
                address: 'module.net',
                resources: [{ ...vpc, address: 'module.net.aws_vpc.main', values: { id: 'vpc-2' } }],
              },
            ],
          },
        },
      },
    };
    const text = JSON.stringify(looking, null, 1);
    const lines = text.split('\n');
    const { resources } = read({ 'plan.json': text });
    expect(resources.map(({ source }) => source.line)).toEqual([
      lines.findIndex((line) => line.includes('"resources": [')) + 2,
      lines.findIndex((line) => line.includes('"child_modules": [')) + 2,
    ]);
  });
});

test('what a plan points at is compared with what is deployed', () => {
  const desired = plan({
    resources: {
      'aws_vpc.main': { values: { id: 'vpc-1', cidr_block: '10.0.0.0/16' }, open: {}, actions: ['no-op'] },
      'aws_security_group.new': { values: { name: 'new' } },
      'aws_lambda_function.f': {
        values: { id: 'f', function_name: 'f', vpc_config: [{ subnet_ids: ['subnet-1'] }] },
        open: { vpc_config: [{ security_group_ids: true }] },
        stated: {
          vpc_config: [
            { security_group_ids: refs('data.aws_security_group.old.id', 'aws_security_group.new.id') },
          ],
        },
        actions: ['update'],
      },
    },
    known: { 'data.aws_security_group.old': { id: 'sg-old', name: 'old' } },
  });
  const { findings } = compare(
    desired,
    account([
      deployed('AWS::EC2::VPC', 'vpc-1', { attributes: { CidrBlock: '10.0.0.0/16' } }),
      deployed('AWS::Lambda::Function', 'f', {
        attributes: {
          FunctionName: 'f',
          'VpcConfig.SubnetIds': ['subnet-1'],
          'VpcConfig.SecurityGroupIds': ['sg-old'],
        },
      }),
    ]),
  );
  // the new group is still to be created: what points at it cannot be judged
  const found = findings.find(({ key }) => key === 'aws_lambda_function.f');
  expect(found?.status).toBe('in-sync');
  expect(found?.changes).toEqual([]);
});

test('thousands of instances that each name all of thousands are read in time, and nothing is made of it', () => {
  const counted = (type: string, one: Planned): [string, Planned][] =>
    Array.from({ length: 3000 }, (_, index) => [`${type}.all[${index}]`, one]);
  const stated = { subnet_id: { references: ['aws_subnet.all'] } };
  const began = performance.now();
  const { resources } = plan({
    resources: Object.fromEntries([
      ...counted('aws_subnet', { open: { id: true } }),
      ...counted('aws_instance', { open: { id: true, subnet_id: true }, stated }),
    ]),
  });
  // one by one these are nine million, and a minute
  expect(performance.now() - began).toBeLessThan(5000);
  expect(resources).toHaveLength(6000);
  expect(resources.find(({ key }) => key === 'aws_instance.all[0]')?.attributes['SubnetId']).toEqual(UNKNOWN);
});

test('an expression with a hundred thousand names is read in time', () => {
  const references = Array.from({ length: 100_000 }, (_, index) => `local.name_${index}`);
  const began = performance.now();
  plan({
    resources: {
      'aws_instance.a': { open: { subnet_id: true }, stated: { subnet_id: { references } } },
    },
  });
  expect(performance.now() - began).toBeLessThan(5000);
});
