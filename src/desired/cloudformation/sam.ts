import { isList, isObject, type Value } from '../../model/value.ts';
import { spelled } from '../present.ts';
import { eventResources, implicitApis } from './sam-events.ts';
import { type CfnResource, type Properties, type Resources } from './sam-types.ts';
import { sectionOf } from './sections.ts';

export interface Unfolded {
  readonly template: unknown;
  readonly notes: readonly string[];
  /** which stated resource a generated one comes from */
  readonly origins: ReadonlyMap<string, string>;
}

/** A SAM template with its short forms written out as the CloudFormation resources that `sam deploy` makes of them. */
export function withoutSam(template: unknown): Unfolded {
  const stated = Object.entries(sectionOf(template, 'Resources'));
  if (!isObject(template) || !stated.some(([, resource]) => shortForm(resource) !== undefined))
    return { template, notes: [], origins: new Map() };
  const globals = sectionOf(template, 'Globals');
  const notes: string[] = [];
  const origins = new Map<string, string>();
  const resources = new Map<string, Value>();
  for (const [id, resource] of stated) {
    const made = writtenOut(id, resource, globals);
    if (made === undefined) notes.push(leftAsItIs(id, resource));
    for (const [generated, body] of made ?? [[id, resource]]) {
      resources.set(generated, body);
      origins.set(generated, id);
    }
  }
  for (const [id, body] of implicitApis(stated.map(([, resource]) => resource))) {
    if (!resources.has(id)) resources.set(id, body);
  }
  return { template: { ...template, Resources: Object.fromEntries(resources) }, notes, origins };
}

function leftAsItIs(id: string, resource: Value): string {
  const type = isObject(resource) ? spelled(resource['Type']) : '';
  return (
    `${id} (${type}) is not expanded; for all of it give the processed template: ` +
    'aws cloudformation get-template --stack-name NAME --template-stage Processed'
  );
}

function shortForm(resource: Value): string | undefined {
  const type = isObject(resource) ? resource['Type'] : undefined;
  return typeof type === 'string' ? /^AWS::Serverless::(\w+)$/.exec(type)?.[1] : undefined;
}

function writtenOut(id: string, resource: Value, globals: Properties): Resources | undefined {
  const kind = shortForm(resource);
  if (kind === undefined || !isObject(resource)) return [[id, resource]];
  const own = isObject(resource['Properties']) ? resource['Properties'] : {};
  const shared = isObject(globals[kind]) ? globals[kind] : {};
  const made = WRITERS.get(kind)?.(id, withGlobals(shared, own));
  const { Condition: condition } = resource;
  return made?.map(([name, body]) => [
    name,
    condition === undefined ? body : { ...body, Condition: condition },
  ]);
}

/** Maps are united, lists are joined, and what the resource says itself wins. */
function withGlobals(shared: Properties, own: Properties): Properties {
  const both = Object.entries(own).map(([name, value]): [string, Value] => {
    const common = Object.hasOwn(shared, name) ? shared[name] : undefined;
    if (isObject(common) && isObject(value)) return [name, withGlobals(common, value)];
    return [name, common !== undefined && isList(common) && isList(value) ? [...common, ...value] : value];
  });
  return { ...shared, ...Object.fromEntries(both) };
}

type Writer = (id: string, properties: Properties) => [string, CfnResource][];

const WRITERS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['Function', functionResources],
  ['StateMachine', stateMachineResources],
  ['SimpleTable', (id, properties) => [[id, table(properties)]]],
  ['Api', apiResources],
  ['HttpApi', httpApiResources],
  ['LayerVersion', (id, properties) => [[id, { Type: 'AWS::Lambda::LayerVersion', Properties: properties }]]],
  ['Application', (id, properties) => [[id, { Type: 'AWS::CloudFormation::Stack', Properties: properties }]]],
]);

function functionResources(id: string, properties: Properties): [string, CfnResource][] {
  const { Tracing: tracing, DeadLetterQueue: deadLetters, Role: role, Events: events } = properties;
  const body = {
    ...properties,
    ...(tracing === undefined ? {} : { TracingConfig: { Mode: tracing } }),
    ...(isObject(deadLetters) ? { DeadLetterConfig: { TargetArn: deadLetters['TargetArn'] ?? '' } } : {}),
    Role: role ?? { 'Fn::GetAtt': [`${id}Role`, 'Arn'] },
  };
  return [
    [id, { Type: 'AWS::Lambda::Function', Properties: body }],
    ...(role === undefined ? [generatedRole(id, 'lambda', properties, functionPolicies(properties))] : []),
    ...eventResources(id, isObject(events) ? events : {}),
  ];
}

/** What SAM attaches to the role of every function. */
function functionPolicies({ VpcConfig: vpc, Tracing: tracing }: Properties): string[] {
  return [
    'service-role/AWSLambdaBasicExecutionRole',
    ...(vpc === undefined ? [] : ['service-role/AWSLambdaVPCAccessExecutionRole']),
    ...(tracing === 'Active' ? ['AWSXrayWriteOnlyAccess'] : []),
  ];
}

function stateMachineResources(id: string, properties: Properties): [string, CfnResource][] {
  const { Name: name, Type: type, Role: role, Events: events } = properties;
  const body = {
    ...properties,
    ...(name === undefined ? {} : { StateMachineName: name }),
    ...(type === undefined ? {} : { StateMachineType: type }),
    RoleArn: role ?? { 'Fn::GetAtt': [`${id}Role`, 'Arn'] },
  };
  return [
    [id, { Type: 'AWS::StepFunctions::StateMachine', Properties: body }],
    ...(role === undefined ? [generatedRole(id, 'states', properties, [])] : []),
    ...eventResources(id, isObject(events) ? events : {}, 'Ref'),
  ];
}

/** Policy templates are written by SAM; which statements they become is not known here. */
function generatedRole(
  id: string,
  service: string,
  { Policies: stated }: Properties,
  always: readonly string[],
): [string, CfnResource] {
  const policies = stated === undefined ? [] : isList(stated) ? stated : [stated];
  const managed = policies.filter(
    (policy) => !isObject(policy) || Object.hasOwn(policy, 'Ref') || isFunction(policy),
  );
  const inline = policies.filter((policy) => !managed.includes(policy));
  return [
    `${id}Role`,
    {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Action: ['sts:AssumeRole'],
              Effect: 'Allow',
              Principal: { Service: [`${service}.amazonaws.com`] },
            },
          ],
        },
        ManagedPolicyArns: [...always.map(managedPolicy), ...managed.map(namedPolicy)],
        ...(inline.length === 0
          ? {}
          : { Policies: inline.every(isDocument) ? inline.map(inlinePolicy(id)) : TEMPLATED }),
      },
    },
  ];
}

const TEMPLATED: Value = { 'Fn::SamPolicyTemplate': [] };

function isDocument(policy: Value): boolean {
  return isObject(policy) && Object.hasOwn(policy, 'Statement');
}

function isFunction(policy: Readonly<Record<string, Value>>): boolean {
  return Object.keys(policy).some((key) => key.startsWith('Fn::'));
}

function managedPolicy(name: string): Value {
  return { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` };
}

function namedPolicy(policy: Value): Value {
  return typeof policy === 'string' && !policy.startsWith('arn:') ? managedPolicy(policy) : policy;
}

function inlinePolicy(id: string): (policy: Value, index: number) => Value {
  return (policy, index) => ({ PolicyName: `${id}RolePolicy${index}`, PolicyDocument: policy });
}

function table(properties: Properties): CfnResource {
  const { PrimaryKey: key, ProvisionedThroughput: throughput } = properties;
  const { Name: name = 'id', Type: type = 'String' } = isObject(key) ? key : {};
  return {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      ...properties,
      AttributeDefinitions: [{ AttributeName: name, AttributeType: spelled(type).slice(0, 1) }],
      KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
      ...(throughput === undefined ? { BillingMode: 'PAY_PER_REQUEST' } : {}),
    },
  };
}

function apiResources(id: string, properties: Properties): [string, CfnResource][] {
  const { StageName: stage = 'Prod' } = properties;
  const name = typeof stage === 'string' ? stage : '';
  return [
    [id, { Type: 'AWS::ApiGateway::RestApi', Properties: properties }],
    [
      `${id}${name}Stage`,
      { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: id }, StageName: stage } },
    ],
  ];
}

function httpApiResources(id: string, properties: Properties): [string, CfnResource][] {
  const { StageName: stage = '$default' } = properties;
  return [
    [id, { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', ...properties } }],
    [
      `${id}ApiGatewayDefaultStage`,
      {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: { ApiId: { Ref: id }, StageName: stage, AutoDeploy: true },
      },
    ],
  ];
}
