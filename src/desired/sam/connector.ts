import { isObject, sameValue, type Value } from '../../model/value.ts';
import type { Context } from './context.ts';
import { type Profile, PROFILES } from './connector-profiles.ts';
import { alphanumeric } from './logical-id.ts';
import {
  att,
  type Body,
  body,
  idIn,
  inherited,
  isSet,
  listIn,
  type Made,
  mapIn,
  type Properties,
  ref,
  textIn,
} from './resource.ts';

/** What a connector grants, as policies and permissions; `made` are the resources written out so far. */
export function connector(id: string, stated: Body, made: ReadonlyMap<string, Body>, context: Context): Made {
  const { Source: from, Destination: to, Permissions: wanted } = stated.Properties;
  const isSeveral = Array.isArray(to);
  const kept = inherited(stated);
  return listIn(to).flatMap((one, index) => {
    const source = endOf(mapIn(from), mapIn(one), made);
    const destination = endOf(mapIn(one), mapIn(from), made);
    const profile = PROFILES.get(`${source.type} ${destination.type}`);
    const suffix = isSeveral ? `Destination${index}` : '';
    const permissions = listIn(wanted).filter((name) => name === 'Read' || name === 'Write');
    if (!profile) {
      context.notes.push(`${id}: SAM connects no ${source.type} to ${destination.type}`);
      return [];
    }
    return granted({ id, suffix, source, destination, permissions, kept }, profile);
  });
}

/** Connectors that stand inside their source become resources of their own. */
export function embeddedConnectors(resources: Iterable<readonly [string, Body]>): [string, Body][] {
  return [...resources].flatMap(([id, resource]) =>
    Object.entries(mapIn(resource['Connectors'])).map(([name, stated]): [string, Body] => {
      const { SourceReference: reference, ...properties } = mapIn(mapIn(stated)['Properties']);
      const whole = { ...properties, Source: { Id: id, ...mapIn(reference) } };
      return [`${id}${name}`, body('AWS::Serverless::Connector', whole)];
    }),
  );
}

interface End {
  readonly type: string;
  /** what placeholders of a profile stand for */
  readonly values: Readonly<Partial<Record<string, Value | undefined>>>;
  readonly role: Value | undefined;
}

interface Connection {
  readonly id: string;
  readonly suffix: string;
  readonly source: End;
  readonly destination: End;
  readonly permissions: readonly ('Read' | 'Write')[];
  readonly kept: Properties;
}

const AS_CLOUDFORMATION: Readonly<Record<string, string>> = {
  'AWS::Serverless::Function': 'AWS::Lambda::Function',
  'AWS::Serverless::StateMachine': 'AWS::StepFunctions::StateMachine',
  'AWS::Serverless::Api': 'AWS::ApiGateway::RestApi',
  'AWS::Serverless::HttpApi': 'AWS::ApiGatewayV2::Api',
  'AWS::Serverless::SimpleTable': 'AWS::DynamoDB::Table',
};

const KNOWN_BY_REF = /^AWS::(?:SNS::Topic|StepFunctions::StateMachine|AppSync::)/;

/** One end of a connector, named by its logical id or described. */
function endOf(stated: Properties, other: Properties, made: ReadonlyMap<string, Body>): End {
  const id = textIn(stated['Id']);
  const resource = id === undefined ? undefined : made.get(id);
  if (id === undefined || !resource) {
    const type = textIn(stated['Type']) ?? '';
    return { type: AS_CLOUDFORMATION[type] ?? type, values: stated, role: stated['RoleName'] };
  }
  const type = resource.Type;
  const isApi = type.startsWith('AWS::ApiGateway');
  return {
    type,
    values: {
      Arn: KNOWN_BY_REF.test(type) ? ref(id) : att(id, 'Arn'),
      QueueUrl: ref(id),
      Name: att(id, 'Name'),
      ResourceId: type === 'AWS::AppSync::GraphQLApi' ? att(id, 'ApiId') : ref(id),
      Qualifier: stated['Qualifier'] ?? (isApi ? '*' : undefined),
    },
    role: roleOf(resource, other),
  };
}

/** The role that a resource acts as; that of a rule stands at its target. */
function roleOf({ Properties: properties }: Body, other: Properties): Value | undefined {
  const target = listIn(properties['Targets']).find((one) => {
    const arn = mapIn(one)['Arn'];
    return isObject(arn) && (idIn(arn) === other['Id'] || sameValue(arn, other['Arn']));
  });
  const { Role: role, RoleArn: roleArn, ServiceRoleArn: serviceRole } = properties;
  const stated = role ?? roleArn ?? serviceRole ?? mapIn(target)['RoleArn'];
  const id = idIn(stated);
  return id === undefined ? undefined : ref(id);
}

function granted(connection: Connection, profile: Profile): Made {
  const { id, suffix, destination, permissions, kept } = connection;
  const statements = permissions.flatMap((name) =>
    statementsOf(profile.grants[name] ?? [], connection, profile),
  );
  const document = { Version: '2012-10-17', Statement: statements };
  if (profile.by === 'permission')
    return permissions
      .filter((name) => profile.grants[name])
      .map((name) => [`${id}${name}LambdaPermission${suffix}`, permission(connection, profile)]);
  if (profile.by === 'queue-policy') {
    const queues = [destination.values['QueueUrl'] ?? ''];
    return [
      [
        `${id}QueuePolicy${suffix}`,
        body('AWS::SQS::QueuePolicy', { PolicyDocument: document, Queues: queues }, kept),
      ],
    ];
  }
  if (profile.by === 'topic-policy') {
    const topics = [destination.values['Arn'] ?? ''];
    return [
      [
        `${id}TopicPolicy${suffix}`,
        body('AWS::SNS::TopicPolicy', { PolicyDocument: document, Topics: topics }, kept),
      ],
    ];
  }
  const role = connection[profile.of].role;
  const policy = { PolicyDocument: document, Roles: isSet(role) ? [role] : undefined };
  return [[`${id}Policy${suffix}`, body('AWS::IAM::ManagedPolicy', policy, kept)]];
}

function statementsOf(
  grants: readonly (readonly [string, ...string[]])[],
  connection: Connection,
  { principal, from }: Profile,
): Value[] {
  return grants.map(([actions, ...resources]) => {
    const [service = '', names = ''] = actions.split(': ');
    const source = from === undefined ? '' : filled(from, connection);
    return {
      Effect: 'Allow',
      Action: names.split(' ').map((name) => `${service}:${name}`),
      Resource: resources.map((resource) => filled(resource, connection)),
      ...(principal === undefined ? {} : { Principal: { Service: principal } }),
      ...(principal === undefined ? {} : { Condition: { ArnEquals: { 'aws:SourceArn': source } } }),
    };
  });
}

function permission(connection: Connection, { principal = '', from = '', account }: Profile): Body {
  const whole = {
    Action: 'lambda:InvokeFunction',
    FunctionName: connection.destination.values['Arn'] ?? '',
    Principal: principal,
    SourceArn: filled(from, connection),
    SourceAccount: account === undefined ? undefined : { 'Fn::Sub': account },
  };
  return body('AWS::Lambda::Permission', whole, connection.kept);
}

/** A pattern with what the ends of the connection are. */
function filled(pattern: string, { source, destination }: Connection): Value {
  const used: Record<string, Value> = {};
  const text = pattern.replaceAll(
    /(?<!\$)\{(Source|Destination)\.(\w+)\}/g,
    (whole, end: string, name: string) => {
      const key = alphanumeric(whole);
      used[key] = (end === 'Source' ? source : destination).values[name] ?? '';
      return `\${${key}}`;
    },
  );
  const [only] = Object.keys(used);
  if (only !== undefined && text === `\${${only}}`) return used[only] ?? '';
  return only === undefined ? { 'Fn::Sub': text } : { 'Fn::Sub': [text, used] };
}
