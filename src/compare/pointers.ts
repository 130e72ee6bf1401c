import { type Resolver, resolver } from '../catalogue/resolver.ts';
import type { Desired, Inventory, Resource } from '../model/graph.ts';
import { isReference, type Value } from '../model/value.ts';
import type { Matches } from './match.ts';

/** Which deployed resource does a pointer mean? Declared pointers go through what is matched so far. */
export interface Pointers {
  readonly declared: Pointer;
  readonly deployed: Pointer;
  /** which declared resource a declared pointer means */
  readonly own: Pointer;
  /** the declared resource that a reference names */
  readonly target: (reference: Value) => Resource | undefined;
}

export type Pointer = (
  pointer: Value,
  near: Resource,
  to: readonly string[] | undefined,
) => Resource | undefined;

/** Both sides' resolvers, joined by the matches, which may still grow. */
export function pointersOf(desired: Desired, inventory: Inventory, matches: Matches): Pointers {
  const declaredNames = lazyResolver(desired.resources);
  const deployedNames = lazyResolver(inventory.resources);
  return {
    target: (value) => (isReference(value) ? declaredNames().byKey(value.$ref) : undefined),
    own: (pointer, near, to) => find(declaredNames(), pointer, near, to),
    deployed: (pointer, near, to) => find(deployedNames(), pointer, near, to),
    declared: (pointer, near, to) => {
      const own = find(declaredNames(), pointer, near, to);
      const matched = own && matches.deployedFor.get(own)?.deployed;
      // a literal may name something that exists without being declared
      return matched ?? (isReference(pointer) ? undefined : find(deployedNames(), pointer, near, to));
    },
  };
}

function find(
  names: Resolver,
  pointer: Value,
  near: Resource,
  to: readonly string[] | undefined,
): Resource | undefined {
  return names.resolve(pointer, { near, ...(to ? { to } : {}) });
}

/** Most pairs agree letter by letter, and then nobody asks. */
function lazyResolver(resources: readonly Resource[]): () => Resolver {
  let made: Resolver | undefined;
  return () => {
    made ??= resolver(resources);
    return made;
  };
}
