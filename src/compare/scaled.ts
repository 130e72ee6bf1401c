import { entryFor } from '../catalogue/index.ts';
import type { Resource } from '../model/graph.ts';
import { attributeOf, definitionOf } from './attribute.ts';
import type { Matches } from './match.ts';
import type { Pointers } from './pointers.ts';

/** Does a scaler that the design declares move this number of a deployed resource? */
export type IsScaled = (deployed: Resource, dimension: string) => boolean;

/** Asked for the first time when everything is matched: only what is declared may move anything. */
export function scaledBy(
  deployed: readonly Resource[],
  { declaredFor }: Pick<Matches, 'declaredFor'>,
  pointers: Pointers,
): IsScaled {
  let known: ReadonlySet<string> | undefined;
  return ({ key }, dimension) => {
    known ??= new Set(deployed.filter((one) => declaredFor.has(one)).flatMap((one) => moved(one, pointers)));
    return known.has(JSON.stringify([key, dimension]));
  };
}

function moved(scaler: Resource, pointers: Pointers): string[] {
  const scales = entryFor(scaler.type)?.scales;
  const pointer = scales && attributeOf(scaler, scales.what);
  if (scales === undefined || pointer === undefined) return [];
  // a table and a service may have one name; the dimension tells which is meant
  const types = definitionOf(scaler.type, scales.what)?.to ?? [];
  return types.flatMap((type) => {
    const target = pointers.deployed(pointer, scaler, [type]);
    return target ? [JSON.stringify([target.key, attributeOf(scaler, scales.dimension)])] : [];
  });
}
