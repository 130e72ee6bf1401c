import { groupBy } from '../model/order.ts';
import type { Fold, ResourceType } from './define.ts';
import type { Layer, Shape } from './shapes.ts';
import { A_TO_E } from './types-a-to-e.ts';
import { F_TO_Z } from './types-f-to-z.ts';

/** Every resource type isodrift knows, sorted by type name. */
export const CATALOGUE: readonly ResourceType[] = [...A_TO_E, ...F_TO_Z];

/** A fold together with the entry of the owner it folds into. */
export interface OwnedFold {
  readonly entry: ResourceType;
  readonly fold: Fold;
}

/** What a picture or a page says about a type. */
export interface Description {
  readonly title: string;
  readonly drawn: ResourceType['drawn'];
  readonly shape: Shape;
  readonly layer: Layer;
}

const byType: ReadonlyMap<string, ResourceType> = new Map(
  CATALOGUE.flatMap((entry) =>
    [entry.type, ...(entry.alsoKnownAs ?? [])].map((type) => [type, entry] as const),
  ),
);

const byTerraform: ReadonlyMap<string, ResourceType> = new Map(
  CATALOGUE.flatMap((entry) => entry.terraform.map((terraform) => [terraform, entry] as const)),
);

const foldsByType: ReadonlyMap<string, readonly OwnedFold[]> = groupBy(
  CATALOGUE.flatMap((entry) => (entry.folds ?? []).map((fold): OwnedFold => ({ entry, fold }))),
  ({ fold }) => fold.type,
);

/** The entry of a CloudFormation type, under any of its names. */
export function entryFor(type: string): ResourceType | undefined {
  return byType.get(type);
}

/** The entry that a Terraform type declares. */
export function entryForTerraform(terraform: string): ResourceType | undefined {
  return byTerraform.get(terraform);
}

/** Where a small thing declared apart belongs, by its Terraform or CloudFormation type. */
export function foldsFor(type: string): readonly OwnedFold[] {
  return foldsByType.get(type) ?? [];
}

/** How to call and draw a type; a type nobody modelled is generic, titled by its name. */
export function describe(type: string): Description {
  const entry = entryFor(type);
  if (entry === undefined)
    return { title: titleOf(type), drawn: 'block', shape: 'generic', layer: 'operations' };
  const { title, drawn, shape, layer } = entry;
  return { title, drawn, shape, layer };
}

/** `AWS::Glue::DataCatalog` to `Glue data catalog`. */
function titleOf(type: string): string {
  const [service, ...rest] = type.split('::').slice(1);
  if (service === undefined) return type;
  const words = rest.join(' ').replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2');
  return `${service} ${words.replaceAll(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase())}`.trim();
}
