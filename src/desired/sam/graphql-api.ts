import type { Value } from '../../model/value.ts';
import { connector } from './connector.ts';
import type { Context } from './context.ts';
import { trust } from './policies.ts';
import {
  att,
  type Body,
  body,
  inherited,
  isSet,
  listIn,
  type Made,
  mapIn,
  type Properties,
  ref,
  sub,
  tagList,
  textIn,
} from './resource.ts';

/** A GraphQL API with its schema, data sources, functions and resolvers. */
export function graphqlApi(
  id: string,
  stated: Body,
  made: ReadonlyMap<string, Body>,
  context: Context,
): Made {
  const properties = stated.Properties;
  const kept = inherited(stated);
  const owner: Owner = { id, properties, kept, made, context };
  const functions = functionConfigurations(owner);
  const resolvers = resolverResources(owner);
  const usesNone = Object.values(mapIn(properties['Functions'])).some((one) =>
    isNone(mapIn(one)['DataSource']),
  );
  const none = { ApiId: apiIdOf(id), Name: `${id}NoneDataSource`, Type: 'NONE' };
  return [
    ...apiResources(owner),
    ...authorizerConnectors(owner),
    ...keyResources(owner),
    ...cacheResources(owner),
    ...tableSources(owner),
    ...functionSources(owner),
    ...domainResources(owner),
    ...functions,
    ...resolvers,
    ...(usesNone ? [[`${id}NoneDataSource`, body('AWS::AppSync::DataSource', none, kept)] as const] : []),
  ];
}

interface Owner {
  readonly id: string;
  readonly properties: Properties;
  readonly kept: Properties;
  readonly made: ReadonlyMap<string, Body>;
  readonly context: Context;
}

function apiIdOf(id: string): Value {
  return att(id, 'ApiId');
}

const OF_API = [
  'XrayEnabled',
  'Visibility',
  'OwnerContact',
  'IntrospectionConfig',
  'QueryDepthLimit',
  'ResolverCountLimit',
];

function apiResources({ id, properties, kept }: Owner): Made {
  const { Auth: auth, Logging: logging, SchemaInline: schema, SchemaUri: schemaUri } = properties;
  const {
    FieldLogLevel: level = 'ALL',
    CloudWatchLogsRoleArn: logRole,
    ExcludeVerboseContent: isShort,
  } = mapIn(logging);
  const needsRole = logging !== false && !isSet(logRole);
  const logs = {
    ...(isShort === undefined ? {} : { ExcludeVerboseContent: isShort }),
    FieldLogLevel: level,
    CloudWatchLogsRoleArn: isSet(logRole) ? logRole : att(`${id}CloudWatchRole`, 'Arn'),
  };
  const api = {
    Name: properties['Name'] ?? id,
    ...Object.fromEntries(OF_API.map((name) => [name, properties[name]])),
    AuthenticationType: mapIn(auth)['Type'],
    ...authorizerOf(mapIn(auth)),
    AdditionalAuthenticationProviders: additional(mapIn(auth)),
    LogConfig: logging === false ? undefined : logs,
    Tags: tagList({ ...mapIn(properties['Tags']), 'graphqlapi:createdBy': 'SAM' }),
  };
  const role = {
    AssumeRolePolicyDocument: trust('appsync.amazonaws.com'),
    ManagedPolicyArns: [
      sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AWSAppSyncPushToCloudWatchLogs'),
    ],
  };
  const definition = { ApiId: apiIdOf(id), Definition: schema, DefinitionS3Location: schemaUri };
  return [
    [id, body('AWS::AppSync::GraphQLApi', api, kept)],
    [`${id}Schema`, body('AWS::AppSync::GraphQLSchema', definition, kept)],
    ...(needsRole ? [[`${id}CloudWatchRole`, body('AWS::IAM::Role', role, kept)] as const] : []),
  ];
}

function authorizerOf(auth: Properties): Partial<Record<string, Value | undefined>> {
  const { LambdaAuthorizer: lambda, OpenIDConnect: openId, UserPool: pool } = auth;
  return { LambdaAuthorizerConfig: lambda, OpenIDConnectConfig: openId, UserPoolConfig: pool };
}

function additional(auth: Properties): Value | undefined {
  const others = listIn(auth['Additional']).map((one): Value => {
    const stated = Object.entries(authorizerOf(mapIn(one))).filter(
      (pair): pair is [string, Value] => pair[1] !== undefined,
    );
    return { AuthenticationType: mapIn(one)['Type'] ?? '', ...Object.fromEntries(stated) };
  });
  return others.length === 0 ? undefined : others;
}

/** Functions that decide who may call have to be callable. */
function authorizerConnectors(owner: Owner): Made {
  const { id, properties } = owner;
  const auth = mapIn(properties['Auth']);
  const arns = [auth, ...listIn(auth['Additional']).map(mapIn)].flatMap((one) =>
    one['Type'] === 'AWS_LAMBDA' ? (mapIn(one['LambdaAuthorizer'])['AuthorizerUri'] ?? []) : [],
  ) as Value[];
  return arns.flatMap((arn, index) =>
    connected(owner, `${id}ToLambdaAuthConnector${index + 1}`, {
      Source: { Type: 'AWS::AppSync::GraphQLApi', Arn: ref(id), ResourceId: apiIdOf(id) },
      Destination: { Type: 'AWS::Lambda::Function', Arn: arn },
      Permissions: ['Write'],
    }),
  );
}

function connected({ made, context }: Owner, id: string, properties: Properties): Made {
  return connector(id, body('AWS::Serverless::Connector', properties), made, context);
}

function keyResources({ id, properties, kept }: Owner): Made {
  return Object.entries(mapIn(properties['ApiKeys'])).map(([name, stated]) => {
    const { ApiKeyId: keyId, Description: description, ExpiresOn: expires } = mapIn(stated);
    const whole = { ApiId: apiIdOf(id), ApiKeyId: keyId, Description: description, Expires: expires };
    return [`${id}${name}`, body('AWS::AppSync::ApiKey', whole, kept)];
  });
}

function cacheResources({ id, properties, kept }: Owner): Made {
  const cache = properties['Cache'];
  return isSet(cache)
    ? [[`${id}ApiCache`, body('AWS::AppSync::ApiCache', { ApiId: apiIdOf(id), ...mapIn(cache) }, kept)]]
    : [];
}

function domainResources({ id, properties, kept }: Owner): Made {
  const stated = properties['DomainName'];
  if (!isSet(stated)) return [];
  const link = { ApiId: apiIdOf(id), DomainName: ref(`${id}DomainName`) };
  return [
    [`${id}DomainName`, body('AWS::AppSync::DomainName', mapIn(stated), kept)],
    [`${id}DomainNameApiAssociation`, body('AWS::AppSync::DomainNameApiAssociation', link, kept)],
  ];
}

function tableSources(owner: Owner): Made {
  const sources = Object.entries(mapIn(mapIn(owner.properties['DataSources'])['DynamoDb']));
  return sources.flatMap(([name, stated]) => {
    const source = mapIn(stated);
    const {
      TableName: table = '',
      TableArn: arn,
      Region: region,
      UseCallerCredentials: caller,
      Versioned: versioned,
      DeltaSync: delta,
    } = source;
    const own = 'arn:${AWS::Partition}:dynamodb:${__Region__}:${AWS::AccountId}:table/${__TableName__}';
    const tableArn = arn ?? sub(own, { __TableName__: table, __Region__: region ?? ref('AWS::Region') });
    const config = {
      AwsRegion: region ?? ref('AWS::Region'),
      TableName: table,
      ...(isSet(caller) ? { UseCallerCredentials: caller } : {}),
      ...(isSet(versioned) ? { Versioned: versioned } : {}),
      ...(isSet(delta) ? { DeltaSyncConfig: delta } : {}),
    };
    return dataSource(owner, name, source, {
      id: `${owner.id}${name}DynamoDBDataSource`,
      properties: { Type: 'AMAZON_DYNAMODB', DynamoDBConfig: config },
      connector: 'ToTableConnector',
      destination: { Type: 'AWS::DynamoDB::Table', Arn: tableArn },
      permissions: isSet(source['Permissions']) ? source['Permissions'] : ['Read', 'Write'],
    });
  });
}

function functionSources(owner: Owner): Made {
  const sources = Object.entries(mapIn(mapIn(owner.properties['DataSources'])['Lambda']));
  return sources.flatMap(([name, stated]) => {
    const arn = mapIn(stated)['FunctionArn'] ?? '';
    return dataSource(owner, name, mapIn(stated), {
      id: `${owner.id}${name}LambdaDataSource`,
      properties: { Type: 'AWS_LAMBDA', LambdaConfig: { LambdaFunctionArn: arn } },
      connector: 'ToLambdaConnector',
      destination: { Type: 'AWS::Lambda::Function', Arn: arn },
      permissions: ['Write'],
    });
  });
}

interface Wanted {
  readonly id: string;
  readonly properties: Properties;
  readonly connector: string;
  readonly destination: Properties;
  readonly permissions: Value;
}

/** A data source, with the role that AppSync reaches it as. */
function dataSource(owner: Owner, name: string, stated: Properties, wanted: Wanted): Made {
  const { id, kept } = owner;
  const { Name: given, Description: description, ServiceRoleArn: role } = stated;
  const roleId = `${wanted.id}Role`;
  const whole = {
    ApiId: apiIdOf(id),
    Name: given ?? name,
    Description: description,
    ...wanted.properties,
    ServiceRoleArn: isSet(role) ? role : att(roleId, 'Arn'),
  };
  const source = [wanted.id, body('AWS::AppSync::DataSource', whole, kept)] as const;
  if (isSet(role)) return [source];
  const from = {
    Type: 'AWS::AppSync::DataSource',
    Arn: att(wanted.id, 'DataSourceArn'),
    RoleName: ref(roleId),
  };
  const link = { Source: from, Destination: wanted.destination, Permissions: wanted.permissions };
  return [
    source,
    [roleId, body('AWS::IAM::Role', { AssumeRolePolicyDocument: trust('appsync.amazonaws.com') }, kept)],
    ...connected(owner, `${wanted.id}${wanted.connector}`, link),
  ];
}

/** A source by the name the template has for it. */
function sourceName({ id, properties }: Owner, stated: Value | undefined): Value | undefined {
  if (typeof stated !== 'string') return stated;
  if (isNone(stated)) return att(`${id}NoneDataSource`, 'Name');
  const sources = mapIn(properties['DataSources']);
  if (mapIn(sources['DynamoDb'])[stated] !== undefined)
    return att(`${id}${stated}DynamoDBDataSource`, 'Name');
  if (mapIn(sources['Lambda'])[stated] !== undefined) return att(`${id}${stated}LambdaDataSource`, 'Name');
  return stated;
}

function isNone(stated: Value | undefined): boolean {
  return textIn(stated)?.toLowerCase() === 'none';
}

function functionConfigurations(owner: Owner): Made {
  const { id, properties, kept } = owner;
  return Object.entries(mapIn(properties['Functions'])).flatMap(([name, stated]) => {
    const one = mapIn(stated);
    if (isSet(one['Id'])) return [];
    const whole = {
      ApiId: apiIdOf(id),
      Name: one['Name'] ?? name,
      Code: one['InlineCode'],
      CodeS3Location: one['CodeUri'],
      DataSourceName: sourceName(owner, one['DataSource']),
      Description: one['Description'],
      MaxBatchSize: one['MaxBatchSize'],
      Runtime: runtimeOf(one),
      SyncConfig: one['Sync'],
    };
    return [[`${id}${name}`, body('AWS::AppSync::FunctionConfiguration', whole, kept)] as const];
  });
}

function runtimeOf(stated: Properties): Value | undefined {
  const { Name: name, Version: version } = mapIn(stated['Runtime']);
  return name === undefined ? undefined : { Name: name, RuntimeVersion: version ?? '' };
}

function resolverResources(owner: Owner): Made {
  const { id, properties, kept } = owner;
  const functions = mapIn(properties['Functions']);
  const idOf = (name: Value): Value => {
    const given = typeof name === 'string' ? mapIn(functions[name])['Id'] : undefined;
    return given ?? (typeof name === 'string' ? att(`${id}${name}`, 'FunctionId') : name);
  };
  return Object.entries(mapIn(properties['Resolvers'])).flatMap(([type, fields]) =>
    Object.entries(mapIn(fields)).map(([name, stated]) => {
      const one = mapIn(stated);
      const whole = {
        ApiId: apiIdOf(id),
        TypeName: type,
        FieldName: one['FieldName'] ?? name,
        Code: one['InlineCode'],
        CodeS3Location: one['CodeUri'],
        Runtime: runtimeOf(one) ?? { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' },
        Kind: 'PIPELINE',
        PipelineConfig: { Functions: listIn(one['Pipeline']).map(idOf) },
        CachingConfig: one['Caching'],
        MaxBatchSize: one['MaxBatchSize'],
      };
      return [`${id}${type}${name}`, body('AWS::AppSync::Resolver', whole, kept)] as const;
    }),
  );
}
