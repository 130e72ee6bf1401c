import { LAYERS } from '../../catalogue/shapes.ts';
import { CATALOGUE, entryForTerraform } from '../../catalogue/index.ts';
import type { Selection } from '../../model/graph.ts';
import type { Document } from '../reading.ts';
import { fitsType } from './type-pattern.ts';
import type { Names } from './names.ts';
import { misspeltType, nearest } from './suggest.ts';
import { designError } from './validate.ts';

/** What names of a design may stand for. */
export interface Vocabulary {
  readonly names: Names;
  readonly components: readonly string[];
  /** resources of the design that stand for several */
  readonly counted: ReadonlySet<string>;
}

/**
 * What a word of a rule means: a component or a resource of the design, a type or a pattern of types (`AWS::RDS::*`),
 * a layer of the picture (`data`), `internet`, or `*` for everything.
 */
export function selectionOf(
  word: string,
  vocabulary: Vocabulary,
  at: { readonly document: Document; readonly path: string },
): Selection {
  const { names, components, counted } = vocabulary;
  if (components.includes(word) || counted.has(word)) return { component: word };
  const keys = names.keysFor(word);
  if (keys.length > 0) return { keys };
  if (word === 'internet') return { internet: true };
  if (word === '*') return {};
  if (LAYERS.some((layer) => layer === word)) return { layers: [word] };
  const type = typeNamed(word);
  if (type !== undefined) return { types: [type] };
  // a type nobody modelled may be named, but not misspelt
  const types = CATALOGUE.map((entry) => entry.type);
  const mayBeAny = /^\w+::\w+::\w+$/.test(word);
  const meant = mayBeAny
    ? misspeltType(word, types)
    : nearest(word, [...components, ...names.all, ...LAYERS, ...types]);
  if (meant === undefined && mayBeAny) return { types: [word] };
  throw designError(
    at.document,
    at.path,
    `nothing is called \`${word}\`${meant === undefined ? '' : `, did you mean \`${meant}\`?`}`,
    `name a component or a resource, a type (AWS::RDS::*), a layer (${LAYERS.join(', ')}), internet, or *`,
  );
}

/** A type by Terraform's name, or a pattern that fits some. */
function typeNamed(word: string): string | undefined {
  const terraform = entryForTerraform(word)?.type;
  if (terraform !== undefined) return terraform;
  return word.includes('::') && CATALOGUE.some(({ type }) => fitsType(word, type)) ? word : undefined;
}
