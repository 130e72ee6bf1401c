import { isList, isObject, type Value } from '../../model/value.ts';
import { textOf } from '../present.ts';
import type { Document } from '../reading.ts';
import { inside } from './plan-references.ts';
import { resourcesOf } from './show-resources.ts';

type Path = readonly (string | number)[];

/**
 * The line on which a resource stands, by its address: that of its change in a plan; else where its values are, in the plan or
 * in the state that it was made from. What is in a module of the root has the line of that module: deeper places of a file are
 * not kept.
 */
export function linesIn({ value, lineOf }: Document): (address: string) => number | undefined {
  const lines = new Map<string, number>();
  const note = (resource: Value, path: Path): void => {
    const address = textOf(inside(resource, 'address'));
    const line = address === undefined || lines.has(address) ? undefined : lineOf(path.length)(path);
    if (address !== undefined && line !== undefined) lines.set(address, line);
  };
  const shown = isObject(value) ? value : {};
  for (const [index, one] of membersOf(shown['resource_changes'])) note(one, ['resource_changes', index]);
  for (const path of [['values'], ['planned_values'], ['prior_state', 'values']]) {
    const values = path.reduce<Value | undefined>((inner, name) => inside(inner, name), shown);
    noteModule(inside(values, 'root_module'), [...path, 'root_module'], note);
  }
  return (address) => lines.get(address);
}

function noteModule(root: Value | undefined, path: Path, note: (resource: Value, path: Path) => void): void {
  for (const [index, one] of membersOf(inside(root, 'resources'))) note(one, [...path, 'resources', index]);
  for (const [index, inner] of membersOf(inside(root, 'child_modules')))
    for (const one of isObject(inner) ? resourcesOf(inner) : []) note(one, [...path, 'child_modules', index]);
}

function membersOf(list: Value | undefined): Iterable<[number, Value]> {
  return list !== undefined && isList(list) ? list.entries() : [];
}
