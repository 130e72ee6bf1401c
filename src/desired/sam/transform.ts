import { isObject, type Value } from '../../model/value.ts';
import { sectionOf } from '../cloudformation/sections.ts';
import { partitionOf } from '../identity.ts';
import type { DesiredOptions } from '../reading.ts';
import { type IsBare, withBareVersion } from './bare-numbers.ts';
import { connector, embeddedConnectors } from './connector.ts';
import type { Context } from './context.ts';
import { resolved } from './context.ts';
import { codeDeploy } from './deployment-preferences.ts';
import { withGlobals } from './globals.ts';
import { graphqlApi } from './graphql-api.ts';
import { httpApi } from './http-api.ts';
import { addDefinitions, addImplicitApis, bodyIn, functionNamesOf } from './implicit-apis.ts';
import { lambdaFunction } from './function.ts';
import { withVersion } from './openapi-3.ts';
import {
  application,
  capacityProvider,
  layerVersion,
  microvmImage,
  networkConnector,
  simpleTable,
  webFunction,
} from './others.ts';
import { fromTemplate, inTableOrder } from './python2.ts';
import { reasonFor } from './origins.ts';
import { printed } from './python-text.ts';
import { renamed } from './references.ts';
import { amended, type Body, type Made, mapIn, type Properties, textIn } from './resource.ts';
import { restApi } from './rest-api.ts';
import { stateMachine } from './state-machine.ts';
import { webSocketApi } from './websocket-api.ts';

export interface WrittenOut {
  readonly template: unknown;
  readonly notes: readonly string[];
  /** which stated resource a generated one comes from */
  readonly origins: ReadonlyMap<string, string>;
}

/** A SAM template written out as the CloudFormation resources that AWS makes of it, under the logical ids that AWS gives them. */
export function withoutSam(
  template: unknown,
  options: DesiredOptions,
  isBare: IsBare = () => false,
): WrittenOut {
  const resources = sectionOf(template, 'Resources');
  if (!isObject(template) || !Object.values(resources).some(isSam))
    return { template, notes: [], origins: new Map() };
  const context = contextOf(template, resources, options, isBare);
  const order = prepared(context, resources, globalsIn(template, isBare));
  const { made, origins } = translated(context, order);
  for (const [id, resource] of codeDeploy(context)) {
    made.set(id, resource);
    origins.set(id, id);
  }
  // a resource without a type is kept, so that it can be told about
  const strange = Object.entries(resources).filter(([, resource]) => !bodyIn(resource));
  const whole = { ...Object.fromEntries(strange), ...Object.fromEntries(made) };
  const outputs = {
    Conditions: Object.fromEntries(context.conditions),
    Outputs: renamed(template['Outputs'], context),
  };
  return {
    template: { ...template, ...outputs, Resources: renamed(whole, context) },
    notes: context.notes,
    origins: statedBehind(origins, resources),
  };
}

/** Where what made it is not stated either, the one that made SAM add that. */
function statedBehind(
  origins: ReadonlyMap<string, string>,
  resources: Properties,
): ReadonlyMap<string, string> {
  return new Map(
    [...origins].map(([id, origin]) => [
      id,
      Object.hasOwn(resources, origin) ? origin : (reasonFor(origin, resources) ?? origin),
    ]),
  );
}

function isSam(resource: Value): boolean {
  return (
    isObject(resource) &&
    (Object.hasOwn(resource, 'Connectors') || serverlessKind(resource['Type']) !== undefined)
  );
}

function serverlessKind(type: Value | undefined): string | undefined {
  return typeof type === 'string' ? /^AWS::Serverless::(\w+)$/.exec(type)?.[1] : undefined;
}

function globalsIn(template: Properties, isBare: IsBare): Properties {
  const globals = sectionOf(template, 'Globals');
  const { Api: api } = globals;
  return isObject(api) ? { ...globals, Api: withBareVersion(api, ['Globals', 'Api'], isBare) } : globals;
}

function contextOf(
  template: Properties,
  resources: Properties,
  options: DesiredOptions,
  isBare: IsBare,
): Context {
  const bodies = Object.entries(resources).flatMap(([id, resource]): [string, Body][] => {
    const body = bodyIn(resource);
    if (!body) return [];
    const path = ['Resources', id, 'Properties'];
    return [[id, { ...body, Properties: withBareVersion(body.Properties, path, isBare) }]];
  });
  return {
    partition: partitionOf(options.region ?? ''),
    parameters: parametersOf(template, options),
    mappings: sectionOf(template, 'Mappings'),
    conditions: new Map(Object.entries(sectionOf(template, 'Conditions'))),
    stated: new Map(bodies),
    definitions: new Map(),
    managed: new Set(),
    functionNames: new Map(),
    names: new Map(),
    renamed: new Map(),
    recordSets: new Map(),
    deployments: new Map(),
    bucketTags: new Map(),
    usagePlans: { apis: [], conditions: [] },
    isBare,
    notes: [],
  };
}

/** Parameters as SAM sees them: given, or their defaults. Secrets are left out, whatever that does to a hash. */
function parametersOf(template: Properties, { parameters = {}, region }: DesiredOptions): Properties {
  const known = Object.entries(sectionOf(template, 'Parameters')).flatMap(
    ([name, declaration]): [string, Value][] => {
      const { Default: fallback, NoEcho: isSecret, Type: type } = mapIn(declaration);
      const given = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
      const value = given ?? fallback;
      // what AWS looks up is known to its transform, and to nobody here
      const isLookedUp = textIn(type)?.startsWith('AWS::SSM::Parameter::Value') === true;
      const isOpen = isLookedUp || (typeof given === 'object' && given !== null);
      return value === undefined || value === null || isOpen || isSecret === true || isSecret === 'true'
        ? []
        : [[name, value]];
    },
  );
  const pseudo =
    region === undefined
      ? []
      : [['AWS::Region', region] as const, ['AWS::Partition', partitionOf(region)] as const];
  return Object.fromEntries([...known, ...pseudo]);
}

/** Fills in what the template leaves to SAM before anything is written out; gives the order in which that is done. */
function prepared(context: Context, resources: Properties, globals: Properties): string[] {
  const { stated, definitions, managed } = context;
  const ids = Object.keys(resources);
  addDefinitions(context);
  addImplicitApis(context, inTableOrder(ids), globals);
  for (const [id, resource] of stated) {
    const whole = withGlobals(resource, globals);
    stated.set(id, whole);
    const document = definitions.get(id);
    if (document && managed.has(id))
      definitions.set(id, withVersion(document, whole.Properties['OpenApiVersion']));
  }
  for (const [id, resource] of embeddedConnectors(stated)) stated.set(id, resource);
  const all = [...stated.keys()];
  return definitions.size === 0 ? all : inTableOrder(all);
}

type Writer = (id: string, stated: Body, context: Context, made: ReadonlyMap<string, Body>) => Made;

const WRITERS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['Function', lambdaFunction],
  ['WebFunction', webFunction],
  ['StateMachine', stateMachine],
  ['Api', restApi],
  ['HttpApi', httpApi],
  ['WebSocketApi', webSocketApi],
  ['SimpleTable', simpleTable],
  ['Application', application],
  ['LayerVersion', layerVersion],
  ['CapacityProvider', capacityProvider],
  ['NetworkConnector', networkConnector],
  ['MicrovmImage', microvmImage],
  ['GraphQLApi', (id, stated, context, made) => graphqlApi(id, stated, made, context)],
  ['Connector', (id, stated, context, made) => connector(id, stated, made, context)],
]);

/** Functions come first, because their events add to APIs; connectors last, because they look at what they connect. */
const TURNS: readonly (readonly string[])[] = [
  ['Function'],
  ['WebFunction'],
  ['StateMachine'],
  ['Api', 'HttpApi', 'WebSocketApi'],
];

function turnOf(resource: Body | undefined): number {
  const kind = serverlessKind(resource?.Type) ?? '';
  const turn = TURNS.findIndex((kinds) => kinds.includes(kind));
  if (turn !== -1) return turn;
  return kind === 'Connector' ? TURNS.length + 1 : TURNS.length;
}

function translated(
  context: Context,
  order: readonly string[],
): { readonly made: Map<string, Body>; readonly origins: Map<string, string> } {
  const { stated } = context;
  const made = new Map<string, Body>([...stated].filter(([, resource]) => !writerFor(resource)));
  const origins = new Map<string, string>();
  for (const id of order.toSorted((one, other) => turnOf(stated.get(one)) - turnOf(stated.get(other)))) {
    for (const [name, body] of writtenOut(id, context, made)) {
      made.set(name, body);
      if (!origins.has(name)) origins.set(name, id);
    }
  }
  // buckets and user pools that events have added to
  for (const [id, resource] of stated)
    if (made.has(id) && !serverlessKind(resource.Type)) made.set(id, withoutConnectors(resource));
  for (const [id, Tags] of context.bucketTags) {
    const bucket = made.get(id);
    if (bucket) made.set(id, amended(bucket, { Tags }));
  }
  return { made, origins };
}

function writerFor(resource: Body | undefined): Writer | undefined {
  return WRITERS.get(serverlessKind(resource?.Type) ?? '');
}

function writtenOut(id: string, context: Context, made: ReadonlyMap<string, Body>): Made {
  const resource = context.stated.get(id);
  if (!resource || serverlessKind(resource.Type) === undefined) return [];
  const writer = writerFor(resource);
  if (!writer) {
    context.notes.push(leftAsItIs(id, resource.Type));
    return [];
  }
  countFunctionNames(context, id, resource);
  return writer(id, resource, context, made);
}

function leftAsItIs(id: string, type: string): string {
  return (
    `${id} (${type}) is not expanded; for all of it give the processed template: ` +
    'aws cloudformation get-template --stack-name NAME --template-stage Processed'
  );
}

function withoutConnectors(resource: Body): Body {
  const kept = Object.entries(resource).filter(([name]) => name !== 'Connectors');
  return { ...Object.fromEntries(kept), Type: resource.Type, Properties: resource.Properties };
}

function countFunctionNames(context: Context, id: string, resource: Body): void {
  if (resource.Type !== 'AWS::Serverless::Function') return;
  const name = resolved(resource.Properties['FunctionName'], context.parameters);
  functionNamesOf(context, id, name, (value) =>
    typeof value === 'string' ? value : printed(fromTemplate(value)),
  );
}
