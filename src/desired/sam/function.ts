import type { Value } from '../../model/value.ts';
import { codeOf } from './code.ts';
import type { Context } from './context.ts';
import { mapped, resolved } from './context.ts';
import { destinations } from './destinations.ts';
import type { Event, Outcome, Target } from './event.ts';
import { alphanumeric, hashedId } from './logical-id.ts';
import { inTableOrder } from './python2.ts';
import { lambdaPermission } from './permission.ts';
import { allow, dated, trust, xrayPolicy } from './policies.ts';
import { PULL_EVENTS } from './pull-events.ts';
import { PUSH_EVENTS } from './push-events.ts';
import { note } from './rest-api.ts';
import {
  conditionalIn,
  att,
  type Body,
  body,
  idOfType,
  inherited,
  isNoValue,
  isSet,
  MADE_BY_SAM,
  type Made,
  mapIn,
  onlyIf,
  passedTags,
  type Properties,
  ref,
  tagged,
  tagList,
  textIn,
} from './resource.ts';
import { role } from './role.ts';

/** A function with its role, version, alias, URL and whatever its events need. */
export function lambdaFunction(id: string, stated: Body, context: Context): Made {
  const properties = stated.Properties;
  const kept = inherited(stated);
  const own = ownProperties(properties, context);
  const alias = aliasOf(id, properties, own, context);
  const target = { ...targetOf(id, alias?.id, kept), tags: passedTags(properties) };
  const invoke = destinations(id, properties, { alias: alias?.name, kept }, context);
  const outcomes = eventsOf(id, properties, target, context);
  const roleId = `${id}Role`;
  const execution = executionRole(id, properties, { outcomes, invoke }, context);
  const given = roleGiven(properties['Role'], roleId, context);
  note(context, id, {
    Alias: alias?.id,
    Version: alias?.versionId,
    DestinationQueue: idOfType(invoke.made, 'AWS::SQS::Queue'),
    DestinationTopic: idOfType(invoke.made, 'AWS::SNS::Topic'),
  });
  if (alias) rememberDeployment(id, properties, kept, context);
  const roleKept = given.condition === undefined ? kept : { ...kept, Condition: given.condition };
  const all: Made = [
    [id, body('AWS::Lambda::Function', { ...own, Role: given.arn }, kept)],
    ...(alias ? aliasResources(id, alias, properties, kept) : []),
    ...functionUrl(id, properties, target, kept),
    ...invoke.made,
    ...(given.isMade ? [[roleId, { ...execution, ...roleKept }] as const] : []),
    ...outcomes.flatMap(({ made }) => made),
  ];
  return tagged(all, properties);
}

const PASSED_ON = [
  'FunctionName',
  'Handler',
  'Runtime',
  'Description',
  'MemorySize',
  'Timeout',
  'VpcConfig',
  'Environment',
  'KmsKeyArn',
  'ReservedConcurrentExecutions',
  'Layers',
  'FileSystemConfigs',
  'ImageConfig',
  'PackageType',
  'Architectures',
  'SnapStart',
  'EphemeralStorage',
  'CodeSigningConfigArn',
  'RuntimeManagementConfig',
  'LoggingConfig',
  'TenancyConfig',
  'RecursiveLoop',
  'DurableConfig',
  'FunctionScalingConfig',
  'PublishToLatestPublished',
];

/** The function's properties in CloudFormation's words; its hash may be part of a logical id, so nothing is added. */
function ownProperties(properties: Properties, context: Context): Properties {
  const { Tracing: tracing, DeadLetterQueue: deadLetters, CapacityProviderConfig: capacity } = properties;
  const isTraced = isSet(tracing) && resolved(tracing, context.parameters) !== 'Disabled';
  const optional: [string, Value | undefined][] = [
    ...PASSED_ON.map((name): [string, Value | undefined] => [name, properties[name]]),
    ['Code', codeOf(properties)],
    ['Description', description(properties, context)],
    ['Role', properties['Role']],
    ['Tags', tagList(properties['Tags'], MADE_BY_SAM)],
    ['TracingConfig', isTraced ? { Mode: tracing } : undefined],
    [
      'DeadLetterConfig',
      isSet(deadLetters) ? { TargetArn: mapIn(deadLetters)['TargetArn'] ?? '' } : undefined,
    ],
    ['CapacityProviderConfig', isSet(capacity) ? capacityOf(mapIn(capacity)) : undefined],
  ];
  return Object.fromEntries(
    optional.filter((one): one is [string, Value] => one[1] !== undefined && one[1] !== null),
  );
}

function capacityOf(stated: Properties): Value {
  const { Arn: arn = '', ...rest } = stated;
  return { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: arn, ...rest } };
}

/** A stated hash of the code goes into the description, so that new code makes a new version. */
function description(properties: Properties, { parameters }: Context): Value | undefined {
  const { Description: stated, AutoPublishAlias: alias, AutoPublishCodeSha256: hash } = properties;
  const known = resolved(hash, parameters);
  if (!isSet(alias) || typeof known !== 'string' || known === '') return stated;
  const text = resolved(stated, parameters);
  if (!isSet(text)) return known;
  return typeof text === 'string' ? `${text} ${known}` : { 'Fn::Join': [' ', [text, known]] };
}

interface Alias {
  readonly id: string;
  readonly versionId: string;
  readonly name: string;
}

function aliasOf(id: string, properties: Properties, own: Properties, context: Context): Alias | undefined {
  const name = textIn(resolved(properties['AutoPublishAlias'], context.parameters));
  if (name === undefined || name === '') return undefined;
  const aliasId = `${id}Alias${name.replaceAll('-', 'D').replaceAll('_', 'U')}`;
  return { id: aliasId, name, versionId: versionId(id, properties, own, context) };
}

/** A version is immutable: what makes a new one goes into its logical id. */
function versionId(id: string, properties: Properties, own: Properties, context: Context): string {
  const hash = resolved(properties['AutoPublishCodeSha256'], context.parameters);
  if (typeof hash === 'string' && hash !== '') return `${id}Version${hash.slice(0, 10)}`;
  const code = mapIn(resolved(own['Code'], context.parameters));
  if (isSet(properties['AutoPublishAliasAllProperties']))
    return hashedId(`${id}Version`, { ...own, Code: code, ...publishedLayers(own, context) });
  const { Environment: environment, MemorySize: memory, SnapStart: snapshot } = properties;
  const takesSnapshots = (mapIn(snapshot)['ApplyOn'] ?? 'None') !== 'None';
  return hashedId(`${id}Version`, {
    ...code,
    ...mapIn(environment),
    ...(isSet(memory) ? { MemorySize: memory } : {}),
    ...(takesSnapshots && isSet(snapshot) ? { SnapStart: snapshot } : {}),
  });
}

/** Layers that ask for a new version of the function whenever they change. */
function publishedLayers(own: Properties, { stated }: Context): Properties {
  const layers = Array.isArray(own['Layers']) ? (own['Layers'] as readonly Value[]) : [];
  const published = layers.flatMap((layer): [string, Value][] => {
    const name = textIn(mapIn(layer)['Ref']);
    const properties = name === undefined ? undefined : stated.get(name)?.Properties;
    return name !== undefined && properties && isSet(properties['PublishLambdaVersion'])
      ? [[name, properties]]
      : [];
  });
  return Object.fromEntries(published);
}

function aliasResources(id: string, alias: Alias, properties: Properties, kept: Properties): Made {
  const version = { FunctionName: ref(id), Description: properties['VersionDescription'] };
  const whole = {
    Name: alias.name,
    FunctionName: ref(id),
    FunctionVersion: att(alias.versionId, 'Version'),
    ProvisionedConcurrencyConfig: properties['ProvisionedConcurrencyConfig'],
  };
  return [
    [alias.versionId, body('AWS::Lambda::Version', version, kept)],
    [alias.id, body('AWS::Lambda::Alias', whole, kept)],
  ];
}

function targetOf(id: string, aliasId: string | undefined, kept: Properties): Target {
  const condition = textIn(kept['Condition']);
  if (aliasId === undefined) return { id, arn: att(id, 'Arn'), name: ref(id), kept, condition };
  return { id: aliasId, arn: ref(aliasId), name: ref(aliasId), kept, condition };
}

function functionUrl(id: string, properties: Properties, target: Target, kept: Properties): Made {
  const stated = properties['FunctionUrlConfig'];
  if (!isSet(stated)) return [];
  const { AuthType: auth, Cors: cors, InvokeMode: mode } = mapIn(stated);
  const url = {
    TargetFunctionArn: target.name,
    AuthType: auth,
    Cors: isSet(cors) ? cors : undefined,
    InvokeMode: mode,
  };
  const made: Made = [[`${id}Url`, body('AWS::Lambda::Url', url, kept)]];
  if (auth !== 'NONE') return made;
  const open = lambdaPermission(target.name, '*', { FunctionUrlAuthType: auth }, kept);
  return [
    ...made,
    [
      `${id}UrlPublicPermissions`,
      { ...open, Properties: { ...open.Properties, Action: 'lambda:InvokeFunctionUrl' } },
    ],
    [
      `${id}URLInvokeAllowPublicAccess`,
      lambdaPermission(target.name, '*', { InvokedViaFunctionUrl: true }, kept),
    ],
  ];
}

/** Events are gone through by their path, others by their name. */
function eventsOf(id: string, properties: Properties, target: Target, context: Context): Outcome[] {
  const events = mapIn(properties['Events']);
  const pathOf = (name: string): string => textIn(mapIn(mapIn(events[name])['Properties'])['Path']) ?? name;
  const names = inTableOrder(Object.keys(events));
  const sorted = names.toSorted((one, other) =>
    pathOf(one) < pathOf(other) ? -1 : pathOf(one) > pathOf(other) ? 1 : 0,
  );
  return sorted.flatMap((name) => {
    const { Type: type, Properties: own } = mapIn(events[name]);
    const kind = textIn(type) ?? '';
    const writer = PULL_EVENTS.get(kind) ?? PUSH_EVENTS.get(kind);
    const event: Event = { id: `${id}${alphanumeric(name)}`, name, properties: mapIn(own), target };
    if (!writer) context.notes.push(`${id}: an event of type ${kind} is not known`);
    return writer ? [writer(event, context)] : [];
  });
}

/** What a function's role may do: what it is told, what its events need, and to write its logs. */
function executionRole(
  id: string,
  properties: Properties,
  { outcomes, invoke }: { readonly outcomes: readonly Outcome[]; readonly invoke: Outcome },
  context: Context,
): Body {
  const { Tracing: tracing, VpcConfig: vpc, DeadLetterQueue: queue, DurableConfig: durable } = properties;
  const isTraced = isSet(tracing) && resolved(tracing, context.parameters) !== 'Disabled';
  const basic = isSet(durable) ? 'AWSLambdaBasicDurableExecutionRolePolicy' : 'AWSLambdaBasicExecutionRole';
  const { Type: queueType, TargetArn: queueArn = '' } = mapIn(queue);
  const sends = queueType === 'SNS' ? 'sns:Publish' : 'sqs:SendMessage';
  return role(
    id,
    properties,
    {
      trust: isSet(properties['AssumeRolePolicyDocument'])
        ? properties['AssumeRolePolicyDocument']
        : trust('lambda.amazonaws.com'),
      managed: [
        `service-role/${basic}`,
        ...(isTraced ? [xrayPolicy(context)] : []),
        ...(isSet(vpc) ? ['service-role/AWSLambdaVPCAccessExecutionRole'] : []),
      ],
      before: isSet(queue) ? [dated(allow('DeadLetterQueuePolicy', sends, queueArn))] : [],
      managedByEvents: outcomes.flatMap(({ managedPolicies = [] }) => managedPolicies),
      byEvents: outcomes.flatMap(({ policies = [] }) => policies),
      byDestinations: invoke.policies ?? [],
      tags: tagList(properties['Tags'], MADE_BY_SAM),
    },
    context,
  );
}

/** The role that a function runs as; one that depends on a condition may leave it to SAM to make one. */
function roleGiven(
  stated: Value | undefined,
  roleId: string,
  context: Context,
): { readonly arn: Value; readonly isMade: boolean; readonly condition?: string } {
  const own = att(roleId, 'Arn');
  if (stated === undefined || stated === null) return { arn: own, isMade: true };
  const [condition, one, other] = conditionalIn(stated) ?? [];
  if (typeof condition !== 'string' || (!isNoValue(one) && !isNoValue(other)))
    return { arn: stated, isMade: false };
  if (isNoValue(one) && isNoValue(other)) return { arn: own, isMade: true };
  if (isNoValue(one)) return { arn: onlyIf(condition, own, other), isMade: true, condition };
  context.conditions.set(`NOT${condition}`, { 'Fn::Not': [{ Condition: condition }] });
  return { arn: onlyIf(condition, one ?? '', own), isMade: true, condition: `NOT${condition}` };
}

function rememberDeployment(id: string, properties: Properties, kept: Properties, context: Context): void {
  const stated = properties['DeploymentPreference'];
  if (!isSet(stated)) return;
  const preference = mapIn(stated);
  const enabled = mapped(resolved(preference['Enabled'] ?? true, context.parameters), context.mappings);
  if (enabled === false || enabled === 'false' || enabled === 'False') return;
  const passes = mapped(resolved(preference['PassthroughCondition'], context.parameters), context.mappings);
  const isPassed = passes === true || passes === 'true' || passes === 'True';
  const condition = isPassed ? textIn(kept['Condition']) : undefined;
  context.deployments.set(id, { preference, condition, tags: passedTags(properties) });
}
