import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/desired/document.ts';
import type { DesiredOptions } from '../../src/desired/reading.ts';
import { withoutSam } from '../../src/desired/sam/transform.ts';
import type { Desired } from '../../src/model/graph.ts';
import { read, resourceAt } from './support.ts';

const HERE: DesiredOptions = { account: '111122223333', region: 'eu-west-1' };

/** The resources that a template comes to: logical ids and types. */
function made(resources: string, more = '', options: DesiredOptions = HERE): string[] {
  const text = `Transform: AWS::Serverless-2016-10-31\n${more}\nResources:\n${resources}`;
  const { template } = withoutSam(parseDocument(text, 't.yaml').value, options);
  const all = (template as { readonly Resources: Readonly<Record<string, { readonly Type: string }>> })
    .Resources;
  return Object.entries(all).map(([id, { Type }]) => `${id} ${Type.slice(5)}`);
}

function desiredOf(resources: string): Desired {
  return read({ 't.yaml': `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources}` }, HERE);
}

const FUNCTION = `
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      CodeUri: s3://code/orders.zip
`;

describe('a function', () => {
  const text = `
Transform: AWS::Serverless-2016-10-31
Globals: { Function: { Runtime: nodejs22.x, Environment: { Variables: { A: '1' } } } }
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Environment: { Variables: { B: '2' } }
      Policies: [AmazonS3ReadOnlyAccess, { Statement: [{ Effect: Allow, Action: 'sqs:SendMessage', Resource: '*' }] }]
      Events:
        Jobs: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn, BatchSize: 5 } }
        Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day) } }
        Http: { Type: HttpApi }
  Queue: { Type: 'AWS::SQS::Queue' }
  Table: { Type: 'AWS::Serverless::SimpleTable' }
`;

  test('is read as the resources it stands for', () => {
    const desired = read({ 't.yaml': text }, HERE);
    expect(desired.resources.map(({ key, type }) => `${key} ${type}`)).toEqual([
      't/Orders AWS::Lambda::Function',
      't/OrdersJobs AWS::Lambda::EventSourceMapping',
      't/OrdersNightly AWS::Events::Rule',
      't/OrdersRole AWS::IAM::Role',
      't/Queue AWS::SQS::Queue',
      't/ServerlessHttpApi AWS::ApiGatewayV2::Api',
      't/Table AWS::DynamoDB::Table',
    ]);
    expect(resourceAt(desired, 't/Orders')).toMatchObject({
      attributes: {
        Runtime: 'nodejs22.x',
        'Environment.Variables': ['A', 'B'],
        Role: { $ref: 't/OrdersRole', of: 'Arn' },
      },
      source: { line: 5 },
    });
  });

  test('gets the rights that its policies and events ask for', () => {
    const { attributes } = resourceAt(read({ 't.yaml': text }, HERE), 't/OrdersRole');
    expect(attributes['ManagedPolicyArns']).toEqual([
      'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
      'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole',
    ]);
  });

  test('is reached by the queue and the API that its events name', () => {
    const { relations } = read({ 't.yaml': text }, HERE);
    const evidence = { resource: 't/OrdersJobs', attribute: 'FunctionName' };
    expect(relations).toContainEqual(expect.objectContaining({ from: 't/Queue', to: 't/Orders', evidence }));
    expect(relations).toContainEqual(
      expect.objectContaining({ from: 't/ServerlessHttpApi', to: 't/Orders', kind: 'invokes' }),
    );
  });

  test('reads and writes what a policy template says', () => {
    const desired = desiredOf(`${FUNCTION}
      Policies: [{ DynamoDBReadPolicy: { TableName: !Ref Table } }]
  Table: { Type: AWS::DynamoDB::Table }
`);
    expect(desired.relations).toContainEqual(
      expect.objectContaining({ from: 't/Orders', to: 't/Table', kind: 'reads' }),
    );
  });

  test('that publishes versions has an alias, and a version that is named by its code', () => {
    const published = made(`${FUNCTION}      AutoPublishAlias: live-1`);
    expect(published).toContain('OrdersAliasliveD1 Lambda::Alias');
    const name = published.find((one) => one.endsWith('Lambda::Version'));
    expect(name).toMatch(/^OrdersVersion[0-9a-f]{10} /);
    expect(
      made(`${FUNCTION.replace('orders.zip', 'other.zip')}      AutoPublishAlias: live-1`),
    ).not.toContain(name);
  });
});

describe('a REST API', () => {
  const events = `      Events:
        List: { Type: Api, Properties: { Path: '/orders', Method: get } }
        One: { Type: Api, Properties: { Path: '/orders/{id}', Method: get } }
`;

  test('that no event names is made with deployment, stage and permissions', () => {
    expect(made(`${FUNCTION}${events}`).toSorted()).toEqual([
      'Orders Lambda::Function',
      'OrdersListPermissionProd Lambda::Permission',
      'OrdersOnePermissionProd Lambda::Permission',
      'OrdersRole IAM::Role',
      'ServerlessRestApi ApiGateway::RestApi',
      'ServerlessRestApiDeploymentb9187fee89 ApiGateway::Deployment',
      'ServerlessRestApiProdStage ApiGateway::Stage',
    ]);
  });

  test('is deployed under another logical id when its definition changes, and only then', () => {
    const deployment = (resources: string): string | undefined =>
      made(resources).find((one) => one.endsWith('ApiGateway::Deployment'));
    const before = deployment(`${FUNCTION}${events}`);
    expect(deployment(`${FUNCTION.replace('orders.zip', 'other.zip')}${events}`)).toBe(before);
    expect(deployment(`${FUNCTION}${events.replace('get', 'post')}`)).not.toBe(before);
  });
});

test('a connector becomes the policy or permission that it stands for', () => {
  const connected = made(`${FUNCTION}
  Table: { Type: AWS::DynamoDB::Table }
  Link:
    Type: AWS::Serverless::Connector
    Properties: { Source: { Id: Orders }, Destination: { Id: Table }, Permissions: [Read, Write] }
`);
  expect(connected).toContain('LinkPolicy IAM::ManagedPolicy');
});

test('references follow what was made: a layer is known by its hash', () => {
  const desired = desiredOf(`${FUNCTION}
      Layers: [!Ref Libs]
  Libs: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: s3://code/libs.zip } }
`);
  const layer = desired.resources.find(({ type }) => type === 'AWS::Lambda::LayerVersion');
  expect(layer?.key).toMatch(/^t\/Libs[0-9a-f]{10}$/);
  expect(resourceAt(desired, 't/Orders').attributes['Layers']).toEqual([{ $ref: layer?.key }]);
});

test('a kind that is not known is left as it is, with a way to get all of it', () => {
  const notes = desiredOf('  New: { Type: AWS::Serverless::Unheard }').notes ?? [];
  expect(notes.join()).toContain('New (AWS::Serverless::Unheard) is not expanded');
});

test('a definition that is merged with its events is deployed under the logical id of both together', () => {
  const resources = `
  Orders:
    Type: AWS::Serverless::Api
    Properties:
      StageName: live
      MergeDefinitions: true
      DefinitionBody:
        swagger: '2.0'
        info: { title: orders, version: '1' }
        paths:
          /orders:
            get: { summary: all orders, responses: {} }
  List:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: x
      Handler: index.handler
      Runtime: nodejs20.x
      Events:
        Get: { Type: Api, Properties: { Path: /orders, Method: GET, RestApiId: !Ref Orders } }
        Any: { Type: Api, Properties: { Path: /more, Method: any, RestApiId: !Ref Orders } }
`;
  // what AWS's own transform makes of it
  expect(made(resources)).toContain('OrdersDeployment708c81faae ApiGateway::Deployment');
});

test('only REST APIs have a group of DNS records of their own when they ask for it', () => {
  const resources = `
  Web:
    Type: AWS::Serverless::HttpApi
    Properties:
      Domain:
        DomainName: a.example.com
        CertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/c
        Route53: { HostedZoneId: Z1, SeparateRecordSetGroup: true }
`;
  expect(made(resources)).toContain('RecordSetGroup0cf6d58763 Route53::RecordSetGroup');
});

test('a WebSocket API is there whatever its condition says, as AWS makes it', () => {
  const text = `
Transform: AWS::Serverless-2016-10-31
Conditions: { Never: !Equals [a, b] }
Resources:
  Chat:
    Type: AWS::Serverless::WebSocketApi
    Condition: Never
    Properties:
      RouteSelectionExpression: $request.body.action
      Routes: { $default: { FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:f' } }
`;
  expect(resourceAt(read({ 't.yaml': text }, HERE), 't/Chat').conditional).toBeUndefined();
});

test('what SAM adds by itself stands on the line of the resource that needs it', () => {
  const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Jobs: { Type: 'AWS::SQS::Queue' }
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: x
      Handler: index.handler
      Runtime: nodejs22.x
      AutoPublishAlias: live
      DeploymentPreference: { Type: AllAtOnce }
      Events: { Http: { Type: Api, Properties: { Path: /, Method: GET } } }
    Connectors: { ToJobs: { Properties: { Destination: { Id: Jobs }, Permissions: [Write] } } }
`;
  const desired = read({ 't.yaml': text }, HERE);
  const lines = desired.resources.map(({ key, source }) => [key, source.line]);
  expect(lines.filter(([key]) => key !== 't/Jobs').map(([, line]) => line)).toEqual(
    lines.slice(1).map(() => 4),
  );
  expect(lines).toContainEqual(['t/ServerlessRestApi', 4]);
});

describe('roles and tags, as AWS makes them', () => {
  /** Properties of a resource that a template comes to. */
  const propertiesOf = (resources: string, id: string): unknown => {
    const text = `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources}`;
    const { template } = withoutSam(parseDocument(text, 't.yaml').value, HERE);
    const all = (
      template as { readonly Resources: Readonly<Record<string, { readonly Properties: unknown }>> }
    ).Resources;
    return all[id]?.Properties;
  };
  const fn = (more: string): string =>
    `  Fn: { Type: 'AWS::Serverless::Function', Properties: { InlineCode: x, Handler: h, Runtime: nodejs22.x, ${more} } }\n`;

  test('tags that are passed on take the place of those that SAM adds', () => {
    const stated = 'Tags: { team: shop }, PropagateTags: true, DeadLetterQueue: { Type: SQS, TargetArn: a }';
    const tags = [{ Key: 'team', Value: 'shop' }];
    expect(propertiesOf(fn(stated), 'Fn')).toMatchObject({ Tags: tags });
    expect(propertiesOf(fn(stated), 'FnRole')).toMatchObject({ Tags: tags });
    expect(JSON.stringify(propertiesOf(fn('Tags: { team: shop }'), 'FnRole'))).toContain('lambda:createdBy');
  });

  test('brokers and databases in a network need the rights to get there', () => {
    const kafka =
      "Events: { E: { Type: SelfManagedKafka, Properties: { KafkaBootstrapServers: ['a:9092'], Topics: [t], " +
      "SourceAccessConfigurations: [{ Type: VPC_SUBNET, URI: 'subnet:s' }, { Type: VPC_SECURITY_GROUP, URI: 'security_group:g' }] } } }";
    const database =
      'Events: { E: { Type: DocumentDB, Properties: { Cluster: c, DatabaseName: d, StartingPosition: LATEST, ' +
      'SourceAccessConfigurations: [{ Type: BASIC_AUTH, URI: u }] } } }';
    for (const stated of [kafka, database])
      expect(JSON.stringify(propertiesOf(fn(stated), 'FnRole'))).toContain('ec2:CreateNetworkInterface');
    expect(JSON.stringify(propertiesOf(fn(database), 'FnRole'))).toContain('rds:DescribeDBSubnetGroups');
  });

  test("roles of a state machine's events have its boundary", () => {
    const machine =
      "  Sm: { Type: 'AWS::Serverless::StateMachine', Properties: { Definition: { StartAt: A }, PermissionsBoundary: b, " +
      'Events: { E: { Type: Schedule, Properties: { Schedule: rate(1 day) } }, V: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day) } } } } }\n';
    expect(propertiesOf(machine, 'SmERole')).toMatchObject({ PermissionsBoundary: 'b' });
    expect(propertiesOf(machine, 'SmVRole')).not.toHaveProperty('PermissionsBoundary');
  });
});
