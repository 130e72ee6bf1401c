import { isList, isObject, type Value } from '../../model/value.ts';
import type { Context } from './context.ts';

/** The value with references to what was made under other names: `MyApi.Stage` is the stage of that API. */
export function renamed(value: Value | undefined, context: Pick<Context, 'names' | 'renamed'>): Value {
  if (value === undefined) return {};
  if (isList(value)) return value.map((one) => renamed(one, context));
  if (!isObject(value)) return value;
  const [name, ...more] = Object.keys(value);
  const argument = name === undefined || more.length > 0 ? undefined : value[name];
  if (name === 'Ref' && typeof argument === 'string') return { Ref: newName(argument, context) };
  if (name === 'Fn::GetAtt' && argument !== undefined) return { 'Fn::GetAtt': attribute(argument, context) };
  if (name === 'Fn::Sub' && argument !== undefined) return { 'Fn::Sub': text(argument, context) };
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, renamed(member, context)]));
}

function newName(name: string, { names, renamed: changed }: Pick<Context, 'names' | 'renamed'>): string {
  return names.get(name) ?? changed.get(name) ?? name;
}

function attribute(argument: Value, context: Pick<Context, 'names' | 'renamed'>): Value {
  const parts = isList(argument) ? argument : typeof argument === 'string' ? argument.split('.') : [];
  if (!parts.every((part) => typeof part === 'string')) return argument;
  const [id = '', name = '', ...rest] = parts.join('.').split('.');
  const made = context.names.get(`${id}.${name}`);
  return made === undefined ? [newName(id, context), name, ...rest] : [made, ...rest];
}

function text(argument: Value, context: Pick<Context, 'names' | 'renamed'>): Value {
  const fill = (template: string): string =>
    template.replaceAll(/\$\{([A-Za-z0-9.]+)\}/g, (_, path: string) => {
      const [id = '', name, ...rest] = path.split('.');
      const made = name === undefined ? undefined : context.names.get(`${id}.${name}`);
      const parts =
        made === undefined
          ? [newName(id, context), ...(name === undefined ? [] : [name]), ...rest]
          : [made, ...rest];
      return `\${${parts.join('.')}}`;
    });
  if (typeof argument === 'string') return fill(argument);
  if (!isList(argument)) return argument;
  const [template, names] = argument;
  return [typeof template === 'string' ? fill(template) : (template ?? ''), renamed(names, context)];
}
