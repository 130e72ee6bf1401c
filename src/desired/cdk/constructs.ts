import { isList, isObject, type Value } from '../../model/value.ts';

/** Construct paths by logical id (`Shop/Orders/Table`), for naming what CDK gives names like `OrdersTable5457FA02`. */
export type Constructs = ReadonlyMap<string, string>;

/** The paths that an assembly writes down for a stack: in its manifest, or in a file besides. */
export function constructsIn(metadata: Value | undefined): Constructs {
  if (!isObject(metadata)) return new Map();
  const found = Object.entries(metadata).flatMap(([path, entries]) =>
    (isList(entries) ? entries : []).flatMap((entry): [string, string][] => {
      const { type, data } = isObject(entry) ? entry : {};
      return type === 'aws:cdk:logicalId' && typeof data === 'string' ? [[data, plain(path)]] : [];
    }),
  );
  return new Map(found);
}

/** What the tree of constructs says, as far as the manifest does not: only what lies within the stack. */
export function constructsInTree(tree: Value | undefined, within: string): Constructs {
  const found = new Map<string, string>();
  const open: Value[] = tree === undefined ? [] : [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { path, attributes, children } = isObject(node) ? node : {};
    const id = isObject(attributes) ? attributes['aws:cdk:cloudformation:logicalId'] : undefined;
    if (typeof id === 'string' && typeof path === 'string' && path.startsWith(`${within}/`))
      found.set(id, plain(path));
    if (isObject(children)) open.push(...Object.values(children));
  }
  return found;
}

/** The last construct under which a resource stands, without CDK's own `Resource`; and what that one belongs to. */
export function titleAndGroup(path: string): { readonly title?: string; readonly group?: string } {
  const parts = path.split('/');
  const title = parts.at(-1);
  const group = parts.slice(0, -1).join('/');
  return { ...(title ? { title } : {}), ...(group === '' ? {} : { group }) };
}

function plain(path: string): string {
  return path.replace(/^\//, '').replace(/\/(?:Resource|Default)$/, '');
}
