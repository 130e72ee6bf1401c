import {
  isList,
  isObject,
  isMark,
  isReference,
  isUnknown,
  sameValue,
  unknown,
  type Value,
} from '../../model/value.ts';
import { spelled } from '../present.ts';
import { subnetsOf } from './cidr.ts';
import { joined, openFrom, partsAt } from './join.ts';
import type { Scope } from './scope.ts';

export type Argument = Value | undefined;

/** What an intrinsic function may use. */
export interface Evaluator {
  readonly scope: Scope;
  readonly evaluate: (raw: unknown) => Value | undefined;
  readonly isTrue: (raw: unknown) => boolean | undefined;
}

type Intrinsic = (argument: Argument, evaluator: Evaluator) => Value | undefined;

/** CloudFormation's functions. What only a deployment can answer gives `unknown`. */
export const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  ['Fn::Sub', sub],
  ['Fn::Join', join],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::If', ifElse],
  ['Fn::Equals', equals],
  ['Fn::Not', not],
  ['Fn::And', and],
  ['Fn::Or', or],
  ['Fn::FindInMap', findInMap],
  ['Fn::Base64', base64],
  ['Fn::Cidr', cidr],
  ['Fn::Length', length],
  ['Fn::ToJsonString', toJsonString],
  ['Fn::ImportValue', importValue],
  ['Fn::GetAZs', () => unknown('the zones of the account')],
  ['Fn::Transform', () => unknown('made by a macro')],
]);

function ref(argument: Argument, { scope }: Evaluator): Value | undefined {
  if (argument === 'AWS::NoValue') return undefined;
  if (typeof argument !== 'string') return unknown('Ref of something that is no name');
  return (
    scope.parameter(argument) ?? scope.resource(argument) ?? unknown(`${argument} is not in the template`)
  );
}

function getAtt(argument: Argument, { scope, evaluate }: Evaluator): Value {
  const [id, ...path] = isList(argument) ? argument.map((part) => evaluate(part) ?? '') : dotted(argument);
  if (typeof id !== 'string' || path.some((part) => typeof part !== 'string'))
    return unknown('Fn::GetAtt of an unknown name');
  return scope.resource(id, path.map(spelled).join('.')) ?? unknown(`${id} is not in the template`);
}

function dotted(argument: Argument): string[] {
  return typeof argument === 'string' ? argument.split('.') : [];
}

function sub(argument: Argument, { scope, evaluate }: Evaluator): Value {
  const [template, local] = isList(argument) ? argument : [argument, undefined];
  if (typeof template !== 'string') return unknown('Fn::Sub of something that is no text');
  const named = (name: string): Value => {
    if (isObject(local) && Object.hasOwn(local, name)) return evaluate(local[name]) ?? '';
    if (name === 'AWS::NoValue') return '';
    const [id = '', ...path] = name.split('.');
    const found =
      path.length > 0 ? scope.resource(id, path.join('.')) : (scope.parameter(name) ?? scope.resource(name));
    return found ?? unknown(`${name} is not in the template`);
  };
  const pieces = template.split(/(\$\{[^}]*\})/).filter((piece) => piece !== '');
  const values = pieces.map((piece): Value => {
    if (!piece.startsWith('${')) return evaluate(piece) ?? '';
    return piece.startsWith('${!') ? `\${${piece.slice(3)}` : named(piece.slice(2, -1).trim());
  });
  return joined(values, '', scope);
}

function join(argument: Argument, { scope, evaluate }: Evaluator): Value {
  const [delimiter, raw] = isList(argument) ? argument : [];
  const values = evaluate(raw);
  if (values === undefined || isUnknown(values)) return values ?? '';
  if (typeof delimiter !== 'string' || !isList(values))
    return unknown('Fn::Join of something that is no list');
  return joined(values, delimiter, scope);
}

function select(argument: Argument, { evaluate }: Evaluator): Value | undefined {
  const [index, list] = isList(argument) ? argument.map((part) => evaluate(part)) : [];
  if (list === undefined || !isList(list)) return openFrom('Fn::Select from something unknown', [list]);
  const position = Number(index);
  return Number.isInteger(position)
    ? (list[position] ?? unknown('Fn::Select past the end'))
    : unknown('Fn::Select of an unknown position');
}

function split(argument: Argument, { scope, evaluate }: Evaluator): Value {
  const [delimiter, raw] = isList(argument) ? argument : [];
  const source = joined([evaluate(raw) ?? ''], '', scope);
  if (typeof source === 'string' && typeof delimiter === 'string') return source.split(delimiter);
  const parts = typeof delimiter === 'string' ? partsAt(source, delimiter) : undefined;
  if (parts) return parts;
  return openFrom('Fn::Split of something known only after deployment', [source]);
}

function ifElse(argument: Argument, { scope, evaluate }: Evaluator): Value | undefined {
  const [name, whenTrue, whenFalse] = isList(argument) ? argument : [];
  const isMet = typeof name === 'string' ? scope.condition(name) : undefined;
  if (isMet !== undefined) return evaluate(isMet ? whenTrue : whenFalse);
  const [one, other] = [evaluate(whenTrue), evaluate(whenFalse)];
  return sameValue(one, other) ? one : unknown(`condition ${spelled(name)} is not known`);
}

function equals(argument: Argument, { evaluate }: Evaluator): Value {
  const [one, other] = isList(argument) ? argument.map((part) => evaluate(part) ?? '') : [];
  if (one === undefined || other === undefined) return unknown('Fn::Equals of something unknown');
  // `HasVpc: !Not [!Equals [!Ref VpcId, '']]` in a stack that is given a VPC
  if ([one, other].includes('') && [one, other].some(isSurelyText)) return false;
  if ([one, other].some(isMark)) return unknown('Fn::Equals of something unknown');
  return spelled(one) === spelled(other);
}

/** The id or the ARN of what is there, or several of them. */
function isSurelyText(value: Value): boolean {
  if (isReference(value)) return value.of === undefined || value.of.endsWith('Arn');
  return (partsAt(value, ',') ?? []).length > 1;
}

function not(argument: Argument, { isTrue }: Evaluator): Value {
  const value = isTrue(isList(argument) ? argument[0] : argument);
  return value === undefined ? unknown('Fn::Not of something unknown') : !value;
}

function and(argument: Argument, { isTrue }: Evaluator): Value {
  const values = isList(argument) ? argument.map(isTrue) : [];
  if (values.includes(false)) return false;
  return values.includes(undefined) ? unknown('Fn::And of something unknown') : true;
}

function or(argument: Argument, { isTrue }: Evaluator): Value {
  const values = isList(argument) ? argument.map(isTrue) : [];
  if (values.includes(true)) return true;
  return values.includes(undefined) ? unknown('Fn::Or of something unknown') : false;
}

function findInMap(argument: Argument, { scope, evaluate }: Evaluator): Value | undefined {
  const [name, top, second, options] = isList(argument) ? argument : [];
  const [map, ...keys] = [name, top, second].map((part) => evaluate(part));
  if (typeof map !== 'string' || keys.some((key) => key === undefined || typeof key === 'object'))
    return unknown('Fn::FindInMap with an unknown key');
  const found = keys.reduce<Value | undefined>(
    (value, key) => (isObject(value) && Object.hasOwn(value, spelled(key)) ? value[spelled(key)] : undefined),
    scope.mapping(map),
  );
  if (found !== undefined) return evaluate(found);
  const fallback = isObject(options) ? evaluate(options['DefaultValue']) : undefined;
  return fallback ?? unknown(`${map} has no ${keys.map(spelled).join('.')}`);
}

function base64(argument: Argument, { scope, evaluate }: Evaluator): Value {
  const text = joined([evaluate(argument) ?? ''], '', scope);
  return typeof text === 'string'
    ? Buffer.from(text).toString('base64')
    : openFrom('Fn::Base64 of something unknown', [text]);
}

function cidr(argument: Argument, { scope, evaluate }: Evaluator): Value {
  const [stated, count, bits] = isList(argument) ? argument.map((part) => evaluate(part)) : [];
  // the block of a network that the template declares is known
  const block = isReference(stated) ? scope.textOf(stated.$ref, stated.of) : stated;
  const subnets = typeof block === 'string' ? subnetsOf(block, Number(count), Number(bits ?? 8)) : undefined;
  return subnets ?? openFrom('Fn::Cidr of something unknown', [stated]);
}

function length(argument: Argument, { evaluate }: Evaluator): Value {
  const list = evaluate(argument);
  return list !== undefined && isList(list) ? list.length : unknown('Fn::Length of something unknown');
}

function importValue(argument: Argument, { scope, evaluate }: Evaluator): Value {
  const name = evaluate(argument);
  const found = typeof name === 'string' ? scope.imported(name) : undefined;
  return found ?? unknown('exported by another stack');
}

function toJsonString(argument: Argument, { evaluate }: Evaluator): Value {
  const value = evaluate(argument) ?? null;
  return hasOpen(value)
    ? openFrom('Fn::ToJsonString of something unknown', members(value))
    : JSON.stringify(value);
}

function members(value: Value): Value[] {
  if (isMark(value)) return [value];
  if (isList(value)) return value.flatMap(members);
  return isObject(value) ? Object.values(value).flatMap(members) : [];
}

function hasOpen(value: Value): boolean {
  if (isMark(value)) return true;
  if (isList(value)) return value.some(hasOpen);
  return isObject(value) && Object.values(value).some(hasOpen);
}
