import { isList, isObject, unknown, type Value } from '../../model/value.ts';
import { partitionOf } from '../identity.ts';
import { spelled } from '../present.ts';
import type { DesiredOptions } from '../reading.ts';
import { asList } from './passed.ts';

/** The value of a parameter: given, else its default; secrets and what AWS looks up stay unknown. */
export function parameterValue(name: string, declaration: Value, given: DesiredOptions['parameters']): Value {
  const {
    Type: type = 'String',
    Default: fallback,
    NoEcho: isSecret,
  } = isObject(declaration) ? declaration : {};
  if (isSecret === true || isSecret === 'true') return unknown(`parameter ${name} is secret`);
  if (spelled(type).startsWith('AWS::SSM::Parameter::Value'))
    return unknown(`parameter ${name} is looked up by AWS`);
  const value = given && Object.hasOwn(given, name) ? given[name] : fallback;
  if (value === undefined || value === null) return unknown(`parameter ${name} has no value`);
  if (isListType(spelled(type))) return asList(value);
  return isList(value) ? unknown(`parameter ${name} is no list`) : value;
}

/** `AWS::Region` and its like, as far as the caller knows them; undefined when there is no such name. */
export function pseudoParameter(name: string, options: DesiredOptions): Value | undefined {
  const { account, region, stack } = options;
  const values: Readonly<Record<string, string | undefined>> = {
    'AWS::AccountId': account,
    'AWS::Region': region,
    'AWS::StackName': stack,
    'AWS::Partition': region === undefined ? undefined : partitionOf(region),
    'AWS::URLSuffix': region === undefined ? undefined : suffixOf(region),
    'AWS::StackId': undefined,
    'AWS::NotificationARNs': undefined,
  };
  return Object.hasOwn(values, name) ? (values[name] ?? unknown(`${name} is not known`)) : undefined;
}

function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

function suffixOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}
