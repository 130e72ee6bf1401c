import { isObject, type Value } from '../../model/value.ts';
import { idOfApi } from './api-events.ts';
import type { Context } from './context.ts';
import { addPath, conditional, edited, emptyDefinition, isDefinition } from './definition.ts';
import { fromTemplateAt, get, inTableOrder, isDict, plainText, set, unicode } from './python2.ts';
import { amended, type Body, body, isSet, mapIn, onlyIf, type Properties, ref, textIn } from './resource.ts';

/** What tells the two kinds of API apart. */
interface Kind {
  readonly type: string;
  readonly event: string;
  /** the property of an event that names the API */
  readonly names: string;
  /** the API that SAM adds for events that name none */
  readonly id: string;
}

const REST: Kind = {
  type: 'AWS::Serverless::Api',
  event: 'Api',
  names: 'RestApiId',
  id: 'ServerlessRestApi',
};
const HTTP: Kind = {
  type: 'AWS::Serverless::HttpApi',
  event: 'HttpApi',
  names: 'ApiId',
  id: 'ServerlessHttpApi',
};

/** Gives APIs without a definition an empty one, which SAM then fills in. */
export function addDefinitions({ stated, definitions, managed, isBare }: Context): void {
  for (const [id, resource] of stated) {
    const { DefinitionBody: given, DefinitionUri: uri } = resource.Properties;
    const isWritten = !isSet(given) && !isSet(uri);
    if (resource.Type === REST.type) {
      const document = isWritten
        ? emptyDefinition()
        : fromTemplateAt(given, ['Resources', id, 'Properties', 'DefinitionBody'], isBare);
      if (isDict(document)) definitions.set(id, document);
      if (isWritten) managed.add(id);
    }
    if (resource.Type === HTTP.type && isWritten) {
      stated.set(id, amended(resource, { DefinitionBody: EMPTY_HTTP }));
      managed.add(id);
    }
  }
}

const EMPTY_HTTP: Properties = {
  openapi: '3.0.1',
  info: { version: '1.0', title: { Ref: 'AWS::StackName' } },
  paths: {},
};

/** Adds the APIs that events rely on without naming them, and to all APIs the paths of their events. */
export function addImplicitApis(context: Context, order: readonly string[], globals: Properties): void {
  for (const kind of [REST, HTTP]) addImplicitApi(kind, context, order, globals);
}

/** The conditions under which methods are there: API, path, method. */
type Conditions = Map<string, Map<string, Map<string, string | undefined>>>;

function addImplicitApi(kind: Kind, context: Context, order: readonly string[], globals: Properties): void {
  const { stated, definitions, managed } = context;
  const before = {
    api: stated.get(kind.id),
    definition: definitions.get(kind.id),
    isManaged: managed.has(kind.id),
  };
  const conditions: Conditions = new Map();
  stated.set(
    kind.id,
    body(kind.type, kind === REST ? { StageName: 'Prod' } : { DefinitionBody: EMPTY_HTTP }),
  );
  if (kind === REST) definitions.set(kind.id, emptyDefinition());
  managed.add(kind.id);
  for (const id of order) addEvents(kind, id, context, { conditions, globals });
  if (conditions.has(kind.id)) conditionApi(kind, context, conditions);
  else if (before.api) {
    stated.set(kind.id, before.api);
    if (before.definition) definitions.set(kind.id, before.definition);
    if (!before.isManaged) managed.delete(kind.id);
  } else {
    stated.delete(kind.id);
    definitions.delete(kind.id);
    managed.delete(kind.id);
  }
  conditionPaths(kind, context, conditions);
}

function addEvents(
  kind: Kind,
  id: string,
  context: Context,
  { conditions, globals }: { readonly conditions: Conditions; readonly globals: Properties },
): void {
  const resource = context.stated.get(id);
  if (!resource || !/^AWS::Serverless::(?:Function|StateMachine)$/.test(resource.Type)) return;
  const events = mapIn(resource.Properties['Events']);
  const named = inTableOrder(Object.keys(events)).map((name): [string, Value] => {
    const event = events[name] ?? null;
    const isOurs =
      mapIn(event)['Type'] === kind.event && (kind === HTTP || isSet(mapIn(event)['Properties']));
    return [name, isOurs ? withApi(kind, mapIn(event)) : event];
  });
  if (named.length > 0) context.stated.set(id, amended(resource, { Events: Object.fromEntries(named) }));
  for (const [, event] of named) {
    if (mapIn(event)['Type'] !== kind.event) continue;
    const properties = mapIn(mapIn(event)['Properties']);
    const apiId = idOfApi(properties[kind.names]);
    const [path, method] = [textIn(properties['Path']), textIn(properties['Method'])];
    if (apiId === undefined || path === undefined || method === undefined) continue;
    remember(conditions, [apiId, path, method], textIn(resource['Condition']));
    if (kind === REST) addRestPath(context, apiId, path, method);
    passTagsOn(kind, context, apiId, tagsOf(resource, globals));
    if (isSet(properties['RouteSettings']))
      addRouteSettings(context, apiId, properties, textIn(resource['Condition']));
  }
}

function withApi(kind: Kind, event: Properties): Value {
  const properties = mapIn(event['Properties']);
  const isOpen = !isSet(properties['Path']) && !isSet(properties['Method']);
  const route = kind === HTTP && isOpen ? { Path: '$default', Method: 'x-amazon-apigateway-any-method' } : {};
  return { ...event, Properties: { [kind.names]: ref(kind.id), ...properties, ...route } };
}

function remember(
  conditions: Conditions,
  [api, path, method]: readonly [string, string, string],
  condition: string | undefined,
): void {
  const paths = conditions.get(api) ?? new Map<string, Map<string, string | undefined>>();
  conditions.set(api, paths);
  const methods = paths.get(path) ?? new Map<string, string | undefined>();
  paths.set(path, methods);
  methods.set(method, condition);
}

function addRestPath({ definitions, managed }: Context, apiId: string, path: string, method: string): void {
  const document = definitions.get(apiId);
  if (!document || !managed.has(apiId) || !isDefinition(document)) return;
  definitions.set(
    apiId,
    edited(document, ({ paths }) => addPath(paths, path, method)),
  );
}

/** Tags of a function that are meant for all it makes are meant for its implicit API, too. */
function passTagsOn(kind: Kind, { stated }: Context, apiId: string, tags: Value | undefined): void {
  const api = stated.get(apiId);
  if (apiId !== kind.id || !api || tags === undefined) return;
  stated.set(
    apiId,
    amended(api, { Tags: { ...mapIn(api.Properties['Tags']), ...mapIn(tags) }, PropagateTags: true }),
  );
}

/** Globals are not united with what is stated here: each holds where the resource says nothing, or says no. */
function tagsOf({ Type: type, Properties: own }: Body, globals: Properties): Value | undefined {
  const shared = mapIn(globals[type.replace(/^.*::/, '')]);
  const tags = isSet(own['Tags']) ? own['Tags'] : shared['Tags'];
  return isSet(tags) && (isSet(own['PropagateTags']) || isSet(shared['PropagateTags'])) ? tags : undefined;
}

function addRouteSettings(
  { stated }: Context,
  apiId: string,
  properties: Properties,
  condition: string | undefined,
): void {
  const api = stated.get(apiId);
  if (!api) return;
  const [path, method] = [textIn(properties['Path']) ?? '', textIn(properties['Method']) ?? ''];
  const route = method === 'x-amazon-apigateway-any-method' ? path : `${method.toUpperCase()} ${path}`;
  const settings = mapIn(properties['RouteSettings']);
  const added = condition === undefined ? settings : mapIn(onlyIf(condition, settings));
  const all = mapIn(api.Properties['RouteSettings']);
  stated.set(apiId, amended(api, { RouteSettings: { ...all, [route]: { ...mapIn(all[route]), ...added } } }));
}

/** An API that only conditional functions use is conditional itself. */
function conditionApi(kind: Kind, { stated, conditions: named }: Context, conditions: Conditions): void {
  const all = [...(conditions.get(kind.id)?.values() ?? [])].flatMap((methods) => [...methods.values()]);
  const name = combined(`${kind.id}Condition`, all, named);
  const api = stated.get(kind.id);
  if (name !== undefined && api) stated.set(kind.id, { ...api, Condition: name });
}

/** The name of the condition that one of these holds; undefined when one is there in any case. */
function combined(
  name: string,
  all: readonly (string | undefined)[],
  named: Map<string, Value>,
): string | undefined {
  const distinct = [...new Set(all)];
  if (distinct.includes(undefined)) return undefined;
  const [only, ...more] = distinct.filter((one) => one !== undefined).toSorted();
  if (only === undefined || more.length === 0) return only;
  // AWS allows ten in one condition, and so SAM chains them; what they mean together is the same
  named.set(name, { 'Fn::Or': [only, ...more].map((one) => ({ Condition: one })) });
  return name;
}

function conditionPaths(
  kind: Kind,
  { stated, definitions, managed, conditions: named }: Context,
  conditions: Conditions,
): void {
  if (kind !== REST) return;
  for (const [id, resource] of stated) {
    const document = definitions.get(id);
    if (resource.Type !== kind.type || !managed.has(id) || !document) continue;
    const next = edited(document, ({ paths }) => {
      for (const [path, methods] of conditions.get(id) ?? []) {
        const name = `${id}${path.replaceAll('/', 'SLASH').replaceAll('{', 'OB').replaceAll('}', 'CB')}PathCondition`;
        const condition = combined(name, [...methods.values()], named);
        const text = condition === name ? plainText(name) : unicode(condition ?? '');
        const item = get(paths, path);
        if (condition !== undefined && item !== undefined) set(paths, unicode(path), conditional(text, item));
      }
    });
    definitions.set(id, next);
  }
}

/** Names of the functions that an API calls. */
export function functionNamesOf(
  context: Context,
  id: string,
  name: Value | undefined,
  print: (value: Value) => string,
): void {
  const events = Object.values(mapIn(context.stated.get(id)?.Properties['Events']));
  for (const event of events) {
    const properties = mapIn(mapIn(event)['Properties']);
    const apiId = mapIn(event)['Type'] === 'Api' ? idOfApi(properties['RestApiId']) : undefined;
    if (apiId === undefined || !isSet(name)) continue;
    context.functionNames.set(apiId, `${context.functionNames.get(apiId) ?? ''}${print(name)}`);
  }
}

/** Resources as far as they look like such. */
export function bodyIn(value: Value): Body | undefined {
  if (!isObject(value) || typeof value['Type'] !== 'string') return undefined;
  return { ...value, Type: value['Type'], Properties: mapIn(value['Properties']) };
}
