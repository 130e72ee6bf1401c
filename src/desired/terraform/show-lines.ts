import { isList, isObject, type Value } from '../../model/value.ts';
import { textOf } from '../present.ts';
import type { Document } from '../reading.ts';
import { inside } from './plan-references.ts';

/** How deep the places are that are asked for: `values / root_module / resources / 0`. */
const DEPTH = 4;

/**
 * The line on which a resource stands, by its address: that of its change in a plan; in a state its own, or that of the
 * module of the root in which it is. Deeper places of a file are not kept.
 */
export function linesIn({ value, lineOf }: Document): (address: string) => number | undefined {
  const at = lineOf(DEPTH);
  const lines = new Map<string, number>();
  const note = (resource: Value, path: readonly (string | number)[]): void => {
    const address = textOf(inside(resource, 'address'));
    const line = address === undefined || lines.has(address) ? undefined : at(path);
    if (address !== undefined && line !== undefined) lines.set(address, line);
  };
  const shown = isObject(value) ? value : {};
  for (const [index, one] of membersOf(shown['resource_changes'])) note(one, ['resource_changes', index]);
  const root = ['values', 'root_module'];
  const module = inside(shown['values'], 'root_module');
  for (const [index, one] of membersOf(inside(module, 'resources'))) note(one, [...root, 'resources', index]);
  for (const [index, inner] of membersOf(inside(module, 'child_modules')))
    for (const one of resourcesWithin(inner)) note(one, [...root, 'child_modules', index]);
  return (address) => lines.get(address);
}

function membersOf(list: Value | undefined): Iterable<[number, Value]> {
  return isList(list) ? list.entries() : [];
}

function resourcesWithin(module: Value): Value[] {
  const [own, inner] = [inside(module, 'resources'), inside(module, 'child_modules')];
  return [...(isList(own) ? own : []), ...(isList(inner) ? inner.flatMap(resourcesWithin) : [])];
}
