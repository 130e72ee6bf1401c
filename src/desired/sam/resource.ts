import { isList, isObject, type Value } from '../../model/value.ts';
import { present } from '../present.ts';

export type Properties = Readonly<Record<string, Value>>;

/** A resource of a template. */
export interface Body {
  readonly Type: string;
  readonly Properties: Properties;
  readonly [attribute: string]: Value;
}

/** Logical ids and what they stand for. */
export type Made = readonly (readonly [string, Body])[];

/** A resource with the properties that are there, and with what it inherits from the one it is made for. */
export function body(
  type: string,
  properties: Partial<Record<string, Value | undefined>>,
  kept: Properties = {},
): Body {
  return { ...kept, Type: type, Properties: present(properties) as Properties };
}

/** What generated resources take over from the stated one. */
export function inherited(stated: Properties): Properties {
  return present({
    Condition: stated['Condition'],
    DeletionPolicy: stated['DeletionPolicy'],
    UpdateReplacePolicy: stated['UpdateReplacePolicy'],
  }) as Properties;
}

export function ref(id: string): Value {
  return { Ref: id };
}

export function att(id: string, attribute: string): Value {
  return { 'Fn::GetAtt': [id, attribute] };
}

export function sub(text: string, names?: Properties): Value {
  return { 'Fn::Sub': names ? [text, names] : text };
}

export function onlyIf(condition: string, value: Value, otherwise: Value = { Ref: 'AWS::NoValue' }): Value {
  return { 'Fn::If': [condition, value, otherwise] };
}

/** The members, where it is a map. */
export function mapIn(value: Value | undefined): Properties {
  return isObject(value) ? value : {};
}

/** The members of a list; a single value counts as a list of one. */
export function listIn(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

export function textIn(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Python's idea of truth, which SAM goes by. */
export function isSet(value: Value | undefined): value is Value {
  if (value === undefined || value === null || value === false || value === '' || value === 0) return false;
  return isList(value) ? value.length > 0 : !isObject(value) || Object.keys(value).length > 0;
}

export function isIntrinsic(value: Value | undefined): value is Properties {
  if (!isObject(value)) return false;
  const [name, ...more] = Object.keys(value);
  return (
    name !== undefined &&
    more.length === 0 &&
    (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::'))
  );
}

export function isNoValue(value: Value | undefined): boolean {
  return isObject(value) && value['Ref'] === 'AWS::NoValue';
}

/** The three parts of an `Fn::If`. */
export function conditionalIn(value: Value | undefined): readonly [Value, Value, Value] | undefined {
  const parts = isIntrinsic(value) ? value['Fn::If'] : undefined;
  if (parts === undefined || !isList(parts) || parts.length !== 3) return undefined;
  const [condition = '', one = '', other = ''] = parts;
  return [condition, one, other];
}

/** The resource that a `Ref` or `Fn::GetAtt` names. */
export function idIn(value: Value | undefined): string | undefined {
  if (!isIntrinsic(value)) return undefined;
  const attribute = value['Fn::GetAtt'];
  const first =
    attribute !== undefined && isList(attribute) ? attribute[0] : textIn(attribute)?.split('.')[0];
  return textIn(value['Ref']) ?? textIn(first);
}

/** Tags as CloudFormation wants them, with the mark that SAM puts on what it makes. */
export function tagList(tags: Value | undefined, first: Readonly<Record<string, string>> = {}): Value[] {
  const all = [...Object.entries(first), ...Object.entries(mapIn(tags))];
  return all.map(([key, value]) => ({ Key: key, Value: value ?? '' }));
}

export const MADE_BY_SAM: Readonly<Record<string, string>> = { 'lambda:createdBy': 'SAM' };

/** The last of them that is of a type. */
export function idOfType(made: Made, type: string): string | undefined {
  return made.findLast(([, { Type }]) => Type === type)?.[0];
}

/** The resource with some properties replaced. */
export function amended(resource: Body, properties: Properties): Body {
  return { ...resource, Properties: { ...resource.Properties, ...properties } };
}

/** What AWS's transform makes and gives tags. */
const TAGGED: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::ApiKey',
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGateway::UsagePlan',
  'AWS::IAM::Role',
  'AWS::IoT::TopicRule',
  'AWS::Lambda::Function',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::StepFunctions::StateMachine',
]);

/** Tags that a resource passes on to all that is made for it. */
export function passedTags({ Tags: tags, PropagateTags: isPassed }: Properties): Value | undefined {
  return isSet(isPassed) && isSet(tags) ? tagList(tags) : undefined;
}

/** With `PropagateTags`, the stated tags are those of all that is made, and take the place of SAM's own. */
export function tagged(made: Made, stated: Properties): Made {
  const tags = passedTags(stated);
  if (tags === undefined) return made;
  return made.map(([id, one]) => [id, TAGGED.has(one.Type) ? amended(one, { Tags: tags }) : one]);
}
