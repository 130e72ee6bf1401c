import { isObject, type Value } from '../../model/value.ts';
import { spelled } from '../present.ts';
import type { CfnResource, Properties } from './sam-types.ts';

/** What SAM makes of the events of a function or a state machine; `by` is how its ARN is asked for. */
export function eventResources(
  id: string,
  events: Properties,
  by: 'Fn::GetAtt' | 'Ref' = 'Fn::GetAtt',
): [string, CfnResource][] {
  const arn: Value = by === 'Ref' ? { Ref: id } : { 'Fn::GetAtt': [id, 'Arn'] };
  return Object.entries(events).flatMap(([name, event]): [string, CfnResource][] => {
    if (!isObject(event)) return [];
    const properties = isObject(event['Properties']) ? event['Properties'] : {};
    const made = EVENTS.get(spelled(event['Type']))?.({ id: `${id}${name}`, target: id, arn, properties });
    return made ? [[`${id}${name}`, made]] : [];
  });
}

/** The APIs that SAM adds when an event names none. */
export function implicitApis(resources: readonly Value[]): [string, CfnResource][] {
  const events = resources.flatMap(eventsOf);
  const lacks = (type: string, reference: string): boolean =>
    events.some(
      ({ Type, Properties: properties }) =>
        Type === type && !(isObject(properties) && Object.hasOwn(properties, reference)),
    );
  return [
    ...(lacks('Api', 'RestApiId') ? [['ServerlessRestApi', REST_API] as [string, CfnResource]] : []),
    ...(lacks('HttpApi', 'ApiId') ? [['ServerlessHttpApi', HTTP_API] as [string, CfnResource]] : []),
  ];
}

const REST_API: CfnResource = {
  Type: 'AWS::ApiGateway::RestApi',
  Properties: { Name: { Ref: 'AWS::StackName' } },
};
const HTTP_API: CfnResource = {
  Type: 'AWS::ApiGatewayV2::Api',
  Properties: { Name: { Ref: 'AWS::StackName' }, ProtocolType: 'HTTP' },
};

function eventsOf(resource: Value): Properties[] {
  const properties =
    isObject(resource) && spelled(resource['Type']).startsWith('AWS::Serverless::')
      ? resource['Properties']
      : undefined;
  const events = isObject(properties) ? properties['Events'] : undefined;
  return isObject(events) ? Object.values(events).filter((event) => isObject(event)) : [];
}

interface Event {
  readonly id: string;
  readonly target: string;
  readonly arn: Value;
  readonly properties: Properties;
}

type Writer = (event: Event) => CfnResource;

const EVENTS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['SQS', mapping('Queue')],
  ['Kinesis', mapping('Stream')],
  ['DynamoDB', mapping('Stream')],
  ['MSK', mapping('Stream')],
  ['MQ', mapping('Broker')],
  ['SNS', subscription],
  ['Schedule', rule],
  ['EventBridgeRule', rule],
  ['CloudWatchEvent', rule],
  ['Api', method],
  ['HttpApi', integration],
]);

/** SAM names the source by what it is, CloudFormation by its ARN. */
function mapping(source: string): Writer {
  return ({ target, properties }) => ({
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { ...properties, FunctionName: { Ref: target }, EventSourceArn: properties[source] ?? '' },
  });
}

/** SAM writes methods into the body of the API; stated apart they fold into it, and the arrow to the function can be drawn. */
function method({ target, properties }: Event): CfnResource {
  const { RestApiId: api = { Ref: 'ServerlessRestApi' } } = properties;
  return {
    Type: 'AWS::ApiGateway::Method',
    Properties: { RestApiId: api, Integration: { Uri: invocation(target) } },
  };
}

function integration({ target, properties }: Event): CfnResource {
  const { ApiId: api = { Ref: 'ServerlessHttpApi' } } = properties;
  return {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: { ApiId: api, IntegrationUri: invocation(target) },
  };
}

function invocation(target: string): Value {
  const path = 'apigateway:${AWS::Region}:lambda:path/2015-03-31/functions';
  return { 'Fn::Sub': `arn:\${AWS::Partition}:${path}/\${${target}.Arn}/invocations` };
}

function subscription({ arn, properties }: Event): CfnResource {
  const { Topic: topic = '', FilterPolicy: filter } = properties;
  return {
    Type: 'AWS::SNS::Subscription',
    Properties: {
      Protocol: 'lambda',
      Endpoint: arn,
      TopicArn: topic,
      ...(filter === undefined ? {} : { FilterPolicy: filter }),
    },
  };
}

function rule({ id, arn, properties }: Event): CfnResource {
  const {
    Schedule: schedule,
    Pattern: pattern,
    EventBusName: bus,
    Name: name,
    Enabled: enabled,
    State: state,
  } = properties;
  const isOff = enabled === false || enabled === 'false';
  return {
    Type: 'AWS::Events::Rule',
    Properties: {
      ...(schedule === undefined ? {} : { ScheduleExpression: schedule }),
      ...(pattern === undefined ? {} : { EventPattern: pattern }),
      ...(bus === undefined ? {} : { EventBusName: bus }),
      ...(name === undefined ? {} : { Name: name }),
      State: state ?? (isOff ? 'DISABLED' : 'ENABLED'),
      Targets: [{ Arn: arn, Id: `${id}LambdaTarget` }],
    },
  };
}
