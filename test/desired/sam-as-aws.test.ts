// What AWS's own transform makes of these templates was noted from aws-sam-translator 1.115 (Apache-2.0): ids and properties only.
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/desired/document.ts';
import { bareNumbersIn } from '../../src/desired/sam/bare-numbers.ts';
import { withoutSam } from '../../src/desired/sam/transform.ts';
import { read, resourceAt } from './support.ts';

const HERE = { account: '111122223333', region: 'eu-west-1' };

type Resources = Readonly<
  Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
>;

function written(resources: string, more = ''): Resources {
  const document = parseDocument(
    `Transform: AWS::Serverless-2016-10-31\n${more}\nResources:\n${resources}`,
    't.yaml',
  );
  const { template } = withoutSam(document.value, HERE, bareNumbersIn(document));
  return (template as { readonly Resources: Resources }).Resources;
}

/** Logical ids of the deployments of REST APIs: each ends in a hash over the definition as AWS prints it. */
function deployments(resources: string, more = ''): string[] {
  return Object.entries(written(resources, more)).flatMap(([id, { Type }]) =>
    Type === 'AWS::ApiGateway::Deployment' ? [id] : [],
  );
}

function api(more: string, id = 'Api'): string {
  return `  ${id}: { Type: 'AWS::Serverless::Api', Properties: { StageName: live, ${more} } }\n`;
}

function fn(more: string, id = 'F', around = ''): string {
  const own = 'InlineCode: x, Handler: h, Runtime: nodejs22.x';
  return `  ${id}: { Type: 'AWS::Serverless::Function', ${around} Properties: { ${own}, ${more} } }\n`;
}

function on(type: string, more: string, name = 'E'): string {
  return `Events: { ${name}: { Type: ${type}, Properties: { ${more} } } }`;
}

describe('the deployment of a REST API has the id that AWS gives it', () => {
  test('when paths of two events of a function share a place in a hash table', () => {
    const events = ['/a', '/q'].map(
      (path, index) =>
        `E${index}: { Type: Api, Properties: { Path: ${path}, Method: get, RestApiId: !Ref Api } }`,
    );
    const stated = `${api('')}${fn(`Events: { ${events.join(', ')} }`)}`;
    expect(deployments(stated)).toEqual(['ApiDeploymentb4ed890250']);
  });

  test('when its authorizers share one with AWS_IAM', () => {
    const pool = 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/p';
    const auth = `DefaultAuthorizer: AWS_IAM, Authorizers: { Cog: { UserPoolArn: '${pool}' } }`;
    expect(deployments(api(`Auth: { ${auth} }`))).toEqual(['ApiDeployment7893e93672']);
  });

  test('when models and responses, united with globals, share one', () => {
    const models = ['X', 'Api2', 'G', 'Cog'].map((name) => `${name}: { type: object }`).join(', ');
    const headers = `{ Headers: { Cog: "'a'", E: "'a'", Api2: "'a'" } }`;
    const responses =
      'BAD_REQUEST_BODY: { StatusCode: 400 }, ' +
      `UNAUTHORIZED: { StatusCode: 401, ResponseParameters: ${headers} }, ACCESS_DENIED: { StatusCode: 403 }`;
    const globals = 'Globals: { Api: { GatewayResponses: { THROTTLED: { StatusCode: 429 } } } }';
    const stated = api(`Models: { ${models} }, GatewayResponses: { ${responses} }`);
    expect(deployments(stated, globals)).toEqual(['ApiDeployment4ed831a0ae']);
  });

  test('when a version stands there without quotes, which makes it a number', () => {
    expect(deployments(api('OpenApiVersion: 3.0'))).toEqual(['ApiDeploymenta869130ad2']);
    expect(deployments(api("OpenApiVersion: '3.0'"))).toEqual(['ApiDeployment9443dfb3b9']);
    const globals = 'Globals: { Api: { OpenApiVersion: 3.0 } }';
    const event = on('Api', 'Path: /a, Method: get', 'E0');
    expect(deployments(`${api('', 'A')}${fn(event)}`, globals)).toEqual(
      expect.arrayContaining(['ADeploymenta869130ad2', 'ServerlessRestApiDeploymentc1a0ce92b2']),
    );
  });

  test('when its definition holds numbers and texts that look like them', () => {
    const inBraces = 'openapi: 3.1, info: { version: 1.10, "title": t, x: [ 1.0, "1.0", 2.50 ] }, paths: {}';
    const inLines = `
  B:
    Type: AWS::Serverless::Api
    Properties:
      StageName: live
      DefinitionBody:
        swagger: 2.0
        info:
          version: 1.0
          title: '1.0'
        "1.0": 1.00
        list:
          - 1.0
          - a: 3.0
        paths: {}
`;
    expect(deployments(api(`DefinitionBody: { ${inBraces} }`))).toEqual(['ApiDeploymenta96639c5ec']);
    expect(deployments(inLines)).toEqual(['BDeployment2abf8f322c']);
  });
});

describe('tags that a function passes on', () => {
  const tags = [{ Key: 'team', Value: 'shop' }];
  const passed = 'Tags: { team: shop }, PropagateTags: true';
  const upload = on('S3', "Bucket: !Ref B, Events: 's3:ObjectCreated:*'", 'S');
  const bucket = "  B: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: own, Value: '1' }] } }\n";

  test('reach what CodeDeploy gets, the last function first', () => {
    const gradual = 'AutoPublishAlias: live, DeploymentPreference: { Type: AllAtOnce }';
    const other = fn(`${gradual}, Tags: { team: other }, PropagateTags: true`, 'G');
    const made = written(`${other}${fn(`${gradual}, ${passed}`)}${fn(gradual, 'H')}`);
    expect(made['ServerlessDeploymentApplication']?.Properties['Tags']).toEqual(tags);
    expect(made['CodeDeployServiceRole']?.Properties['Tags']).toEqual(tags);
    expect(made['FDeploymentGroup']?.Properties['Tags']).toEqual(tags);
    expect(made['HDeploymentGroup']?.Properties).not.toHaveProperty('Tags');
  });

  test('are those of a bucket that calls it, unless the next function has none to pass on', () => {
    expect(written(`${bucket}${fn(`${passed}, ${upload}`)}`)['B']?.Properties['Tags']).toEqual(tags);
    const both = written(`${bucket}${fn(`${passed}, ${upload}`)}${fn(upload, 'G')}`);
    expect(both['B']?.Properties['Tags']).toEqual([{ Key: 'own', Value: '1' }]);
  });

  test('may come from the globals, as far as the API that SAM adds goes', () => {
    const event = on('Api', 'Path: /a, Method: get');
    const all = 'Globals: { Function: { Tags: { team: shop }, PropagateTags: true } }';
    expect(written(fn(event), all)['ServerlessRestApi']?.Properties['Tags']).toEqual(tags);
    const own = written(fn(`${event}, Tags: { f: '2' }, PropagateTags: false`), all);
    expect(own['ServerlessRestApi']?.Properties['Tags']).toEqual([{ Key: 'f', Value: '2' }]);
  });

  test('and those of an API reach its domain, plan and key', () => {
    const more = `${passed}, Domain: { DomainName: d, CertificateArn: c }, Auth: { UsagePlan: { CreateUsagePlan: PER_API } }`;
    const made = Object.values(written(api(more))).filter(({ Properties }) => Properties['Tags']);
    expect(made.map(({ Type, Properties }) => [Type.slice(17), Properties['Tags']])).toEqual(
      ['RestApi', 'Stage', 'DomainName', 'UsagePlan', 'ApiKey'].map((type) => [type, tags]),
    );
  });

  test('a bucket is tagged with the permission that it waits for when that depends on a condition', () => {
    const made = written(
      `${bucket}${fn(upload, 'F', 'Condition: C,')}`,
      "Conditions: { C: !Equals ['1', '2'] }",
    );
    expect(made['B']?.Properties['Tags']).toContainEqual({
      Key: 'sam:ConditionalDependsOn:FSPermission',
      Value: { 'Fn::If': ['C', { Ref: 'FSPermission' }, 'no dependency'] },
    });
  });
});

describe('properties, as AWS writes them', () => {
  test('the place of a definition with its version, the addresses of an endpoint, short logs', () => {
    const made = written(
      "  S: { Type: 'AWS::Serverless::StateMachine', Properties: { DefinitionUri: 's3://b/k?versionId=7', Role: r } }\n" +
        "  G: { Type: 'AWS::Serverless::GraphQLApi', Properties: { SchemaInline: s, Auth: { Type: API_KEY }, Logging: { ExcludeVerboseContent: true }, " +
        'DataSources: { DynamoDb: { T: { TableName: t, DeltaSync: { DeltaSyncTableName: d } } } } } }\n' +
        api('EndpointConfiguration: { Type: REGIONAL, IpAddressType: dualstack }'),
    );
    expect(made['S']?.Properties['DefinitionS3Location']).toEqual({ Bucket: 'b', Key: 'k', Version: '7' });
    expect(made['Api']?.Properties['EndpointConfiguration']).toEqual({
      Types: ['REGIONAL'],
      IpAddressType: 'dualstack',
    });
    expect(made['G']?.Properties['LogConfig']).toMatchObject({ ExcludeVerboseContent: true });
    expect(made['GTDynamoDBDataSource']?.Properties['DynamoDBConfig']).toMatchObject({
      DeltaSyncConfig: { DeltaSyncTableName: 'd' },
    });
  });

  test('a configuration of CodeDeploy whose name a parameter completes', () => {
    const stated = fn(
      'AutoPublishAlias: live, DeploymentPreference: { Type: !Sub "Canary10Percent${M}Minutes" }',
    );
    const made = written(stated, "Parameters: { M: { Type: String, Default: '5' } }");
    expect(made['FDeploymentGroup']?.Properties['DeploymentConfigName']).toEqual({
      'Fn::Sub': ['CodeDeployDefault.Lambda${ConfigName}', { ConfigName: 'Canary10Percent5Minutes' }],
    });
  });

  test('rights to look schemas up in the registry of a topic', () => {
    const registry = 'arn:aws:glue:eu-west-1:111122223333:registry/orders';
    const access =
      "AccessConfigs: [{ Type: BASIC_AUTH, URI: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a' }]";
    const stream = 'Stream: c, StartingPosition: LATEST, Topics: [t]';
    const made = written(
      fn(on('MSK', `${stream}, SchemaRegistryConfig: { SchemaRegistryURI: '${registry}', ${access} }`)),
    );
    const actions = JSON.stringify(made['FRole']?.Properties['Policies']).match(/\w+:Get\w+/g);
    expect(actions).toEqual(['secretsmanager:GetSecretValue', 'glue:GetRegistry', 'glue:GetSchemaVersion']);
  });

  test('a web function is named after the stack where it has no name', () => {
    const made = written(
      "  W: { Type: 'AWS::Serverless::WebFunction', Properties: { CodeUri: 's3://b/k', Runtime: nodejs22.x, AuthType: IamAuth } }\n",
    );
    const name = { 'Fn::Sub': ['W-${StackIdSuffix}', expect.anything()] };
    for (const id of ['W', 'WRevision', 'WEndpoint'])
      expect(made[id]?.Properties['FunctionName']).toEqual(name);
    expect(made['WEndpoint']?.Properties['RevisionWeights']).toEqual([
      { RevisionId: { 'Fn::GetAtt': ['WRevision', 'RevisionId'] }, Weight: 100 },
    ]);
  });

  test('no second policy for what another one of the role allows', () => {
    const failure = 'DestinationConfig: { OnFailure: { Type: SQS, Destination: arn } }';
    const stream = `Type: Kinesis, Properties: { Stream: s, StartingPosition: LATEST, ${failure} }`;
    const made = written(fn(`Events: { A: { ${stream} }, B: { ${stream} } }`));
    expect(made['FRole']?.Properties['Policies']).toMatchObject([{ PolicyName: 'FASQSPolicy' }]);
  });

  test('a WebSocket API knows nothing of the records that others share', () => {
    const domain = (name: string): string =>
      `Domain: { DomainName: ${name}, CertificateArn: c, Route53: { HostedZoneId: Z } }`;
    const socket = (id: string): string =>
      `  ${id}: { Type: 'AWS::Serverless::WebSocketApi', Properties: { RouteSelectionExpression: x, Routes: { $default: { FunctionArn: f } }, ${domain(`${id}.example.com`)} } }\n`;
    const records = Object.values(written(`${socket('a')}${socket('b')}`)).find(
      ({ Type }) => Type === 'AWS::Route53::RecordSetGroup',
    );
    expect(records?.Properties['RecordSets']).toMatchObject([{ Name: 'b.example.com' }]);
  });
});

describe('routes of an HTTP API', () => {
  const routesOf = (resources: string, more = ''): unknown =>
    resourceAt(
      read({ 't.yaml': `Transform: AWS::Serverless-2016-10-31\n${more}\nResources:\n${resources}` }, HERE),
      't/ServerlessHttpApi',
    ).attributes['Routes[].RouteKey'];

  test('the one that takes every call is called $default', () => {
    expect(routesOf(fn('Events: { E: { Type: HttpApi } }'))).toEqual(['$default']);
  });

  test('are there only when the function is, and unknown when nobody can tell', () => {
    const stated =
      fn(on('HttpApi', 'Path: /a, Method: get')) +
      fn(on('HttpApi', 'Path: /b, Method: get'), 'G', 'Condition: C,');
    const conditions = (one: string): string =>
      `Parameters: { P: { Type: String } }\nConditions: { C: !Equals [${one}, '2'] }`;
    expect(routesOf(stated, conditions("'1'"))).toEqual(['GET /a']);
    expect(routesOf(stated, conditions("'2'"))).toEqual(['GET /a', 'GET /b']);
    expect(JSON.stringify(routesOf(stated, conditions('!Ref P')))).toContain('$unknown');
  });
});
