import { isList, isObject, isUnknown, unknown, type Value } from '../../model/value.ts';
import { partitionOf } from '../identity.ts';
import { nearest } from '../isodrift/suggest.ts';
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

/**
 * What people should know of the parameters: those without a value, on which whatever depends is not known, and a name that
 * is one letter off. Any other name may be meant for another template.
 */
export function parameterNotes(
  declarations: Readonly<Record<string, Value>>,
  given: DesiredOptions['parameters'] = {},
): string[] {
  const lacking = Object.keys(declarations).filter(
    (name) => !Object.hasOwn(given, name) && needsValue(declarations[name]),
  );
  const misspelt = Object.keys(given).flatMap((name) => {
    const meant = Object.hasOwn(declarations, name) ? undefined : nearest(name, Object.keys(declarations));
    return meant === undefined || Object.hasOwn(given, meant)
      ? []
      : [`no parameter is called ${name}, did you mean ${meant}?`];
  });
  if (lacking.length === 0) return misspelt;
  const named = lacking.slice(0, MOST_NAMED).join(', ');
  const more = lacking.length > MOST_NAMED ? ` and ${lacking.length - MOST_NAMED} more` : '';
  return [
    ...misspelt,
    `no value is given for ${named}${more}: what depends on that is not compared (--parameter ${lacking[0]}=...)`,
  ];
}

const MOST_NAMED = 5;

/** Secrets and what AWS looks up would not be known with one either. */
function needsValue(declaration: Value | undefined): boolean {
  if (!isObject(declaration) || declaration['Default'] !== undefined) return false;
  return !isUnknown(parameterValue(ANY, declaration, { [ANY]: '1' }));
}

const ANY = 'any';

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
