import { isList, isObject, objectsIn, reference, type Value } from '../../model/value.ts';
import { spelled, textOf } from '../present.ts';

type Json = Readonly<Record<string, Value>>;

/**
 * What the unknown attributes of planned resources point at, by the expressions of the configuration: before anything has
 * an id, `vpc_id = aws_vpc.main.id` is all there is to know. Only whole attributes that name resources of the plan count.
 */
export function pointersIn(
  plan: Json,
  addresses: ReadonlySet<string>,
): (address: string) => ReadonlyMap<string, Value> {
  const root = inside(plan['configuration'], 'root_module');
  const changes = new Map(
    objectsIn(plan['resource_changes']).map((one) => [textOf(one['address']) ?? '', one]),
  );
  return (address) => {
    const open = inside(inside(changes.get(address), 'change'), 'after_unknown');
    const expressions = inside(configured(root, address), 'expressions');
    if (!isObject(open) || !isObject(expressions)) return new Map();
    return new Map(
      Object.keys(open).flatMap((name): [string, Value][] => {
        const targets = targetsOf(expressions[name], address, addresses);
        if (!isWholly(open[name]) || targets.length === 0) return [];
        // whether an attribute is a list is not said; AWS's provider names lists in the plural
        return name.endsWith('s') ? [[name, targets]] : targets.slice(0, 1).map((target) => [name, target]);
      }),
    );
  };
}

function isWholly(open: Value | undefined): boolean {
  return (
    open === true ||
    (open !== undefined && isList(open) && open.length > 0 && open.every((one) => one === true))
  );
}

/** The configuration of a resource, which has no indexes: `module.a["x"].aws_vpc.main[0]` is `aws_vpc.main` in module `a`. */
function configured(root: Value | undefined, address: string): Value | undefined {
  const steps = address.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '').split('.');
  let module = root;
  while (steps[0] === 'module') {
    module = inside(inside(inside(module, 'module_calls'), steps[1] ?? ''), 'module');
    steps.splice(0, 2);
  }
  const name = steps.join('.');
  return objectsIn(inside(module, 'resources')).find((one) => one['address'] === name);
}

/** References come long and short (`aws_vpc.main.id`, `aws_vpc.main`); the long ones say which attribute is meant. */
function targetsOf(expression: Value | undefined, from: string, addresses: ReadonlySet<string>): Value[] {
  const references = inside(expression, 'references');
  if (references === undefined || !isList(references)) return [];
  const module = /^(?:module\.[^.[]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?\.)*/.exec(from)?.[0] ?? '';
  const index = /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]$/.exec(from)?.[0] ?? '';
  return references.flatMap((one) => {
    const [, target, at = '', attribute] = /^(aws_\w+\.[\w-]+)(\[[^\]]+\])?\.(\w+)$/.exec(spelled(one)) ?? [];
    const address = [`${module}${target}${at}`, `${module}${target}${index}`].find((name) =>
      addresses.has(name),
    );
    return address === undefined ? [] : [reference(address, attribute === 'arn' ? 'Arn' : undefined)];
  });
}

/** A member of what may be an object. */
export function inside(value: Value | undefined, name: string): Value | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
