import { compare } from '../compare/compare.ts';
import { type Adoption, adoptedNames, designText, isDeclarable } from '../desired/adopt.ts';
import { readDesired } from '../desired/desired.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Inventory, Relation } from '../model/graph.ts';
import { uniqueStrings } from '../model/order.ts';
import { EMPTY_DESIRED } from './empty.ts';

/** What an adoption came to. */
export interface Adopted {
  readonly text: string;
  readonly resources: number;
  /** what another design owns: the stacks and controllers that keep it */
  readonly elsewhere: number;
}

/** Where the published schema is found when the file stands alone. */
const SCHEMA = './node_modules/isodrift/schema/isodrift.schema.json';

/** How often what does not read back as deployed is taken out. Twice is enough: arrows follow from attributes. */
const ROUNDS = 4;

/**
 * A first design of an account: everything that nobody else declares. It is compared with the very inventory it comes from,
 * and corrected until nothing diverges.
 */
export function adoptInventory(inventory: Inventory, title: string, schema: string = SCHEMA): Adopted {
  const bare = compare(EMPTY_DESIRED, inventory);
  const loose = bare.findings.flatMap(({ status, deployed }) =>
    deployed && (status === 'unmanaged' || status === 'not-checked') ? [deployed] : [],
  );
  const resources = loose.filter(isDeclarable);
  const ignored = uniqueStrings(loose.filter((one) => !isDeclarable(one)).map(({ type }) => `${type}/*`));
  let adoption: Adoption = { title, schema, resources, ignored, relations: [], leftOut: new Map() };
  for (let round = 0; round < ROUNDS; round += 1) {
    const better = corrected(adoption, compare(readBack(designText(adoption)), inventory));
    if (better === adoption) break;
    adoption = better;
  }
  const elsewhere = bare.findings.filter(({ status }) => status === 'owned-elsewhere').length;
  return { text: designText(adoption), resources: resources.length, elsewhere };
}

function readBack(text: string): ReturnType<typeof readDesired> {
  return readDesired(['isodrift.yaml'], { read: () => text, list: () => [] });
}

/** The adoption without attributes that read differently, and with the arrows that its attributes do not state. */
function corrected(adoption: Adoption, { findings, relations }: Comparison): Adoption {
  const keyOf = new Map([...adoptedNames(adoption.resources)].map(([key, name]) => [name, key]));
  const leftOut = new Map([...adoption.leftOut].map(([key, paths]) => [key, new Set(paths)]));
  let isBetter = false;
  for (const { key, changes } of findings) {
    const own = keyOf.get(key) ?? key;
    for (const { path } of changes) {
      leftOut.set(own, (leftOut.get(own) ?? new Set()).add(path));
      isBetter = true;
    }
  }
  const arrows = relations
    .filter(({ status, from, to }) => status === 'unmanaged' && keyOf.has(from) && keyOf.has(to))
    .map(({ from, to, kind, label, evidence }): Relation => ({
      from: keyOf.get(from) ?? from,
      to: keyOf.get(to) ?? to,
      kind,
      ...(label === undefined ? {} : { label }),
      evidence,
    }));
  if (arrows.length === 0 && !isBetter) return adoption;
  return { ...adoption, leftOut, relations: [...adoption.relations, ...arrows] };
}
