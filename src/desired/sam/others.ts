import type { Value } from '../../model/value.ts';
import { location } from './code.ts';
import type { Context } from './context.ts';
import { resolved } from './context.ts';
import { hashedId } from './logical-id.ts';
import { allow, trust } from './policies.ts';
import {
  att,
  type Body,
  body,
  inherited,
  isSet,
  MADE_BY_SAM,
  type Made,
  mapIn,
  type Properties,
  tagList,
  textIn,
  ref,
  sub,
} from './resource.ts';

/** A table with one key. */
export function simpleTable(id: string, stated: Body): Made {
  const {
    PrimaryKey: key,
    ProvisionedThroughput: throughput,
    TableName: name,
    Tags: tags,
    SSESpecification: encryption,
  } = stated.Properties;
  const { Name: attribute = 'id', Type: type = 'String' } = mapIn(key);
  const whole = {
    TableName: name,
    AttributeDefinitions: [{ AttributeName: attribute, AttributeType: (textIn(type) ?? 'S').slice(0, 1) }],
    KeySchema: [{ AttributeName: attribute, KeyType: 'HASH' }],
    PointInTimeRecoverySpecification: stated.Properties['PointInTimeRecoverySpecification'],
    ProvisionedThroughput: isSet(throughput) ? throughput : undefined,
    BillingMode: isSet(throughput) ? undefined : 'PAY_PER_REQUEST',
    SSESpecification: isSet(encryption) ? encryption : undefined,
    Tags: isSet(tags) ? tagList(tags) : undefined,
  };
  return [[id, body('AWS::DynamoDB::Table', whole, inherited(stated))]];
}

/** A nested application: a stack of its own. */
export function application(id: string, stated: Body): Made {
  const { Location: where, TemplateUrl: url, Parameters: parameters, Tags: tags } = stated.Properties;
  const { ApplicationId: app, SemanticVersion: version } = mapIn(where);
  const marks = {
    ...MADE_BY_SAM,
    ...(typeof app === 'string' ? { 'serverlessrepo:applicationId': app } : {}),
    ...(typeof version === 'string' ? { 'serverlessrepo:semanticVersion': version } : {}),
  };
  const whole = {
    TemplateURL: url ?? textIn(where) ?? '',
    Parameters: parameters,
    NotificationARNs: stated.Properties['NotificationARNs'],
    TimeoutInMinutes: stated.Properties['TimeoutInMinutes'],
    Tags: tagList(tags, marks),
  };
  return [[id, body('AWS::CloudFormation::Stack', whole, inherited(stated))]];
}

const OF_LAYER = [
  'LayerName',
  'Description',
  'PublishLambdaVersion',
  'ContentUri',
  'CompatibleArchitectures',
  'CompatibleRuntimes',
  'LicenseInfo',
  'RetentionPolicy',
];

/** Of these SAM puts parameters in before it takes the hash. */
const KNOWN_EARLY: ReadonlySet<string> = new Set([
  'LayerName',
  'LicenseInfo',
  'Description',
  'RetentionPolicy',
]);

/** A layer version cannot be changed: any change makes another one, under another logical id. */
export function layerVersion(id: string, stated: Body, context: Context): Made {
  const all = OF_LAYER.flatMap((name): [string, Value][] => {
    const value = stated.Properties[name];
    const found = KNOWN_EARLY.has(name) ? resolved(value, context.parameters) : value;
    return found === undefined || found === null ? [] : [[name, found]];
  });
  const properties = Object.fromEntries(all);
  const { Condition: condition, UpdatePolicy: update, DependsOn: after } = stated;
  const attributes = Object.entries({ Condition: condition, UpdatePolicy: update, DependsOn: after });
  const hashed = {
    [id]: {
      Type: stated.Type,
      Properties: properties,
      ...Object.fromEntries(attributes.filter((one): one is [string, Value] => isSet(one[1]))),
    },
  };
  const layerId = hashedId(id, hashed);
  context.renamed.set(id, layerId);
  const whole = {
    LayerName: isSet(properties['LayerName']) ? properties['LayerName'] : id,
    Description: properties['Description'],
    Content: location(properties['ContentUri']),
    CompatibleArchitectures: properties['CompatibleArchitectures'],
    CompatibleRuntimes: properties['CompatibleRuntimes'],
    LicenseInfo: properties['LicenseInfo'],
  };
  return [[layerId, body('AWS::Lambda::LayerVersion', whole, inherited(stated))]];
}

/** Instances that functions run on. */
export function capacityProvider(id: string, stated: Body, { partition }: Context): Made {
  const properties = stated.Properties;
  const kept = inherited(stated);
  const { OperatorRole: given, InstanceRequirements: instances, ScalingConfig: scaling } = properties;
  const { AllowedTypes: allowed, ExcludedTypes: excluded, ...others } = mapIn(instances);
  const requirements = {
    ...others,
    ...(allowed === undefined ? {} : { AllowedInstanceTypes: allowed }),
    ...(excluded === undefined ? {} : { ExcludedInstanceTypes: excluded }),
  };
  const whole = {
    CapacityProviderName: properties['CapacityProviderName'],
    VpcConfig: properties['VpcConfig'],
    PermissionsConfig: {
      CapacityProviderOperatorRoleArn: isSet(given) ? given : att(`${id}OperatorRole`, 'Arn'),
    },
    InstanceRequirements: isSet(instances) ? requirements : undefined,
    CapacityProviderScalingConfig: isSet(scaling) ? scalingOf(mapIn(scaling)) : undefined,
    KmsKeyArn: properties['KmsKeyArn'],
    Tags: tagList({ ...mapIn(properties['Tags']), ...MADE_BY_SAM }),
  };
  const policy = `arn:${partition}:iam::aws:policy/AWSLambdaManagedEC2ResourceOperator`;
  const role = isSet(given)
    ? []
    : [[`${id}OperatorRole`, operatorRole(kept, { ManagedPolicyArns: [policy] })] as const];
  return [...role, [id, body('AWS::Lambda::CapacityProvider', whole, kept)]];
}

function scalingOf({ MaxVCpuCount: most, AverageCPUUtilization: usage }: Properties): Value {
  const size = most === undefined ? {} : { MaxVCpuCount: most };
  if (usage === undefined) return { ...size, ScalingMode: 'Auto' };
  const policy = { PredefinedMetricType: 'LambdaCapacityProviderAverageCPUUtilization', TargetValue: usage };
  return { ...size, ScalingMode: 'Manual', ScalingPolicies: [policy] };
}

function operatorRole(kept: Properties, rights: Properties): Body {
  const tags = tagList(undefined, MADE_BY_SAM);
  return body(
    'AWS::IAM::Role',
    { AssumeRolePolicyDocument: trust('lambda.amazonaws.com'), ...rights, Tags: tags },
    kept,
  );
}

/** A way from functions into a network. */
export function networkConnector(id: string, stated: Body, { partition }: Context): Made {
  const {
    Name: name,
    VpcConfig: vpc,
    ComputeTypes: types,
    OperatorRole: given,
    Tags: tags,
  } = stated.Properties;
  const kept = inherited(stated);
  const configuration = { ...mapIn(vpc), AssociatedComputeResourceTypes: isSet(types) ? types : ['MicroVm'] };
  const whole = {
    Name: name,
    Configuration: { VpcEgressConfiguration: configuration },
    OperatorRole: isSet(given) ? given : att(`${id}OperatorRole`, 'Arn'),
    Tags: tagList({ ...mapIn(tags), ...MADE_BY_SAM }),
  };
  const policy = `arn:${partition}:iam::aws:policy/AWSLambdaNetworkConnectorOperatorPolicy`;
  const role = isSet(given)
    ? []
    : [[`${id}OperatorRole`, operatorRole(kept, { ManagedPolicyArns: [policy] })] as const];
  return [...role, [id, body('AWS::Lambda::NetworkConnector', whole, kept)]];
}

const OF_IMAGE = [
  'Name',
  'BaseImageArn',
  'BaseImageVersion',
  'Description',
  'Logging',
  'EgressNetworkConnectors',
  'CpuConfigurations',
  'Resources',
  'AdditionalOsCapabilities',
  'Hooks',
  'EnvironmentVariables',
];

/** An image for small virtual machines, and the role that builds it. */
export function microvmImage(id: string, stated: Body): Made {
  const { BuildRoleArn: given, CodeUri: code = '', Tags: tags } = stated.Properties;
  const kept = inherited(stated);
  const whole = {
    ...Object.fromEntries(OF_IMAGE.map((name) => [name, stated.Properties[name]])),
    CodeArtifact: { Uri: code },
    BuildRoleArn: isSet(given) ? given : att(`${id}BuildRole`, 'Arn'),
    Tags: tagList({ ...mapIn(tags), ...MADE_BY_SAM }),
  };
  const logs = allow(
    'MicrovmImageBuildPolicy',
    ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    '*',
  );
  const role = isSet(given) ? [] : [[`${id}BuildRole`, operatorRole(kept, { Policies: [logs] })] as const];
  return [...role, [id, body('AWS::Lambda::MicrovmImage', whole, kept)]];
}

/** A web function: the function, its revision and the endpoint that serves it. */
export function webFunction(id: string, stated: Body, { partition }: Context): Made {
  const properties = stated.Properties;
  const kept = inherited(stated);
  const {
    ExecutionRoleArn: given,
    FunctionName: name = withStackSuffix(id),
    EnvironmentVariables: variables,
    KmsKeyArn: key,
  } = properties;
  const roleArn = isSet(given) ? given : att(`${id}Role`, 'Arn');
  const revision = {
    FunctionName: name,
    Description: properties['RevisionDescription'],
    KmsKeyArn: key,
    ServiceConfig: {
      ExecutionRoleArn: roleArn,
      ...(isSet(variables) ? { EnvironmentVariables: variables } : {}),
    },
  };
  const endpoint = {
    FunctionName: name,
    EndpointName: properties['EndpointName'] ?? 'prod',
    EndpointType: properties['EndpointType'] ?? 'HomeRegion',
    AuthType: properties['AuthType'],
    Description: properties['EndpointDescription'],
    RevisionWeights: [{ RevisionId: att(`${id}Revision`, 'RevisionId'), Weight: 100 }],
  };
  const policy = `arn:${partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`;
  const role = isSet(given)
    ? []
    : [[`${id}Role`, operatorRole(kept, { ManagedPolicyArns: [policy] })] as const];
  return [
    ...role,
    [
      id,
      body(
        'AWS::Lambda::WebFunction',
        { FunctionName: name, Tags: tagList(properties['Tags'], MADE_BY_SAM) },
        kept,
      ),
    ],
    [`${id}Revision`, body('AWS::Lambda::WebFunctionRevision', revision, kept)],
    [`${id}Endpoint`, body('AWS::Lambda::WebFunctionEndpoint', endpoint, kept)],
  ];
}

/** Without a name of its own it has the first part of the stack's UUID behind its logical id. */
function withStackSuffix(id: string): Value {
  const uuid = { 'Fn::Select': [2, { 'Fn::Split': ['/', ref('AWS::StackId')] }] };
  return sub(`${id}-\${StackIdSuffix}`, {
    StackIdSuffix: { 'Fn::Select': [0, { 'Fn::Split': ['-', uuid] }] },
  });
}
