import { isList, isObject, type Value } from '../../model/value.ts';
import { addEventAuth, idOfApi } from './api-events.ts';
import { location } from './code.ts';
import type { Context } from './context.ts';
import { edited, hasIntegrationAt } from './definition.ts';
import type { Event, Target } from './event.ts';
import { addStateMachine, generated } from './integration.ts';
import { fromTemplate, inTableOrder, plainDict, plainText } from './python2.ts';
import { allow, trust, xrayPolicy } from './policies.ts';
import {
  amended,
  att,
  type Body,
  body,
  inherited,
  isIntrinsic,
  isSet,
  type Made,
  mapIn,
  type Properties,
  ref,
  sub,
  tagged,
  tagList,
  textIn,
} from './resource.ts';
import { role } from './role.ts';
import { eventRule, schedule } from './rules.ts';

const MADE_BY: Readonly<Record<string, string>> = { 'stateMachine:createdBy': 'SAM' };

/** Roles of events may do no more than the machine's own; those of `ScheduleV2` have a boundary of their own. */
function bounded(made: Made, type: string, { PermissionsBoundary: boundary }: Properties): Made {
  if (!isSet(boundary) || type === 'ScheduleV2') return made;
  return made.map(([id, one]) => [
    id,
    one.Type === 'AWS::IAM::Role' ? amended(one, { PermissionsBoundary: boundary }) : one,
  ]);
}

/** A state machine with its role, version, alias and what its events need. */
export function stateMachine(id: string, stated: Body, context: Context): Made {
  const properties = stated.Properties;
  const kept = inherited(stated);
  const {
    Role: given,
    AutoPublishAlias: alias,
    UseAliasAsEventTarget: throughAlias,
    Events: events,
  } = properties;
  const tags = tagList(properties['Tags'], MADE_BY);
  const aliasId = `${id}Alias${textIn(alias) ?? ''}`;
  const target: Target = {
    id: isSet(throughAlias) ? aliasId : id,
    arn: ref(isSet(throughAlias) ? aliasId : id),
    name: ref(id),
    kept,
    condition: textIn(kept['Condition']),
  };
  const names = inTableOrder(Object.keys(mapIn(events)));
  const made: Made = [
    [id, machine(id, properties, tags, kept)],
    ...(isSet(given)
      ? []
      : [[`${id}Role`, { ...executionRole(id, properties, tags, context), ...kept }] as const]),
    ...(isSet(alias) ? published(id, aliasId, properties, kept) : []),
    ...names.flatMap((name) => {
      const event = mapIn(mapIn(events)[name]);
      const type = textIn(event['Type']) ?? '';
      return bounded(eventResources(eventOf(id, name, event, target), type, context), type, properties);
    }),
  ];
  return tagged(made, properties);
}

function machine(id: string, properties: Properties, tags: Value, kept: Properties): Body {
  const {
    Definition: definition,
    DefinitionUri: uri,
    Role: given,
    DefinitionSubstitutions: substitutions,
  } = properties;
  const where = mapIn(location(uri));
  const found = isSet(definition) ? withSubstitutions(definition) : undefined;
  const all = { ...mapIn(substitutions), ...found?.substitutions };
  return body(
    'AWS::StepFunctions::StateMachine',
    {
      StateMachineName: properties['Name'],
      StateMachineType: properties['Type'],
      DefinitionString: found && JSON.stringify(found.definition, null, 4),
      DefinitionS3Location: uri === undefined ? undefined : placeIn(where),
      DefinitionSubstitutions: isSet(all) ? all : undefined,
      RoleArn: isSet(given) ? given : att(`${id}Role`, 'Arn'),
      LoggingConfiguration: properties['Logging'],
      TracingConfiguration: properties['Tracing'],
      Tags: tags,
    },
    kept,
  );
}

function placeIn({ S3Bucket: bucket = '', S3Key: key = '', S3ObjectVersion: version }: Properties): Value {
  return { Bucket: bucket, Key: key, ...(version === undefined ? {} : { Version: version }) };
}

/** A definition is text to AWS: what is known only at deployment is put into it then. */
function withSubstitutions(definition: Value): {
  readonly definition: Value;
  readonly substitutions: Properties;
} {
  const substitutions: Record<string, Value> = {};
  const visit = (value: Value): Value => {
    if (isIntrinsic(value) || (typeof value === 'string' && value.startsWith('{{resolve:'))) {
      const name = `definition_substitution_${Object.keys(substitutions).length + 1}`;
      substitutions[name] = value;
      return `\${${name}}`;
    }
    if (isList(value)) return value.map(visit);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.keys(value)
        .toSorted()
        .map((key) => [key, visit(value[key] ?? null)]),
    );
  };
  return { definition: visit(definition), substitutions };
}

function executionRole(id: string, properties: Properties, tags: readonly Value[], context: Context): Body {
  const isTraced = mapIn(properties['Tracing'])['Enabled'] === true;
  const parts = {
    trust: trust('states.amazonaws.com'),
    managed: isTraced ? [xrayPolicy(context)] : [],
  };
  return role(id, properties, { ...parts, before: [], managedByEvents: [], byEvents: [], tags }, context);
}

function published(id: string, aliasId: string, properties: Properties, kept: Properties): Made {
  const versionId = `${id}Version`;
  const version = { StateMachineArn: ref(id), StateMachineRevisionId: att(id, 'StateMachineRevisionId') };
  const preference = properties['DeploymentPreference'];
  const stated = isSet(preference) ? mapIn(preference) : { Type: 'ALL_AT_ONCE' };
  const alias = {
    Name: properties['AutoPublishAlias'],
    DeploymentPreference: { ...stated, StateMachineVersionArn: ref(versionId) },
  };
  return [
    [versionId, body('AWS::StepFunctions::StateMachineVersion', version, kept)],
    [aliasId, body('AWS::StepFunctions::StateMachineAlias', alias, kept)],
  ];
}

function eventOf(machineId: string, name: string, stated: Properties, target: Target): Event {
  return { id: `${machineId}${name}`, name, properties: mapIn(stated['Properties']), target };
}

function eventResources(event: Event, kind: string, context: Context): Made {
  if (kind === 'ScheduleV2') return schedule(event, 'states:StartExecution');
  if (kind === 'Api') return apiEvent(event, context);
  if (!/^(?:Schedule|CloudWatchEvent|EventBridgeRule)$/.test(kind)) {
    context.notes.push(`${event.id}: an event of type ${kind} is not known`);
    return [];
  }
  const given = kind === 'Schedule' ? event.properties['RoleArn'] : undefined;
  const roleId = `${event.id}Role`;
  const { made } = eventRule(event, 'StepFunctionsTarget', given ?? att(roleId, 'Arn'));
  return given === undefined || given === null
    ? [...made, [roleId, eventRole(event, roleId, 'events')]]
    : made;
}

function eventRole({ target }: Event, roleId: string, service: string): Body {
  const whole = {
    AssumeRolePolicyDocument: trust(`${service}.amazonaws.com`),
    Policies: [allow(`${roleId}StartExecutionPolicy`, 'states:StartExecution', target.arn)],
  };
  return body('AWS::IAM::Role', whole, target.kept);
}

function apiEvent(event: Event, context: Context): Made {
  const { id, properties, target } = event;
  const roleId = `${id}Role`;
  const apiId = idOfApi(properties['RestApiId']);
  const document = apiId === undefined ? undefined : context.definitions.get(apiId);
  const place = { path: textIn(properties['Path']) ?? '', method: textIn(properties['Method']) ?? '' };
  if (apiId !== undefined && document && context.managed.has(apiId)) {
    const api = context.stated.get(apiId)?.Properties ?? {};
    const isPlain = isSet(properties['UnescapeMappingTemplate']);
    const next = edited(document, (editor) => {
      if (hasIntegrationAt(editor, place.path, place.method)) return;
      addStateMachine(editor, {
        ...place,
        uri: generated(sub('arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution')),
        condition: target.condition,
        credentials: att(roleId, 'Arn'),
        request: requestTemplate(target.id, isPlain),
      });
      if (isSet(properties['Auth']))
        addEventAuth(editor, { ...place, properties }, { api, stage: fromTemplate(properties['Stage']) });
    });
    context.definitions.set(apiId, next);
  }
  return [[roleId, eventRole(event, roleId, 'apigateway')]];
}

/** The request as it is passed on: the body as input, and the state machine to start. */
function requestTemplate(machineId: string, isUnescaped: boolean): ReturnType<typeof plainDict> {
  const input = "$util.escapeJavaScript($input.json('$'))";
  const escape = isUnescaped ? `${input}.replaceAll("\\\\'","'")` : input;
  const text = `{"input": "${escape}", "stateMachineArn": "\${${machineId}}"}`;
  return plainDict({ 'application/json': plainDict({ 'Fn::Sub': plainText(text) }) });
}
