import { describe } from '../catalogue/index.ts';
import type { Finding } from '../model/comparison.ts';
import type { Component, Resource, Selection } from '../model/graph.ts';
import { fitsGlob } from './glob.ts';

/** Is this deployed resource one that the selectors of a component mean? */
export function isSelected(resource: Resource, { types, names, tags, layers }: Selection): boolean {
  const { type, name, id } = resource;
  return (
    (types?.some((pattern) => fitsGlob(pattern, type)) ?? true) &&
    (names?.some((pattern) => [name ?? '', id].some((text) => fitsGlob(pattern, text))) ?? true) &&
    (layers?.includes(describe(type).layer) ?? true) &&
    Object.entries(tags ?? {}).every(
      ([key, pattern]) => Object.hasOwn(resource.tags, key) && fitsGlob(pattern, resource.tags[key] ?? ''),
    )
  );
}

/** Findings by what a design may call them. */
export interface Members {
  /** what is deployed of a selection */
  readonly of: (selection: Selection) => readonly Finding[];
  /** the same with what is declared only */
  readonly ofComponent: (component: Component) => readonly Finding[];
}

/** Each component's members are found once. */
export function membersAmong(findings: readonly Finding[], components: readonly Component[]): Members {
  const byKey = new Map(findings.map((finding) => [finding.key, finding]));
  const byName = new Map(components.map((component) => [component.name, component]));
  const found = new Map<string, readonly Finding[]>();
  const ofComponent = (component: Component): readonly Finding[] => {
    const known = found.get(component.name) ?? select(component.select);
    found.set(component.name, known);
    return known;
  };
  const select = (selection: Selection): readonly Finding[] =>
    selection.keys
      ? selection.keys.flatMap((key) => byKey.get(key) ?? [])
      : findings.filter(({ deployed }) => deployed && isSelected(deployed, selection));
  return {
    ofComponent,
    of: (selection) => {
      const component = selection.component === undefined ? undefined : byName.get(selection.component);
      const chosen = component ? ofComponent(component) : select(selection);
      const isNamed = component !== undefined || selection.keys !== undefined;
      // what AWS made itself is meant only where somebody names it
      return chosen.filter(({ deployed, status }) => deployed && (isNamed || status !== 'aws-default'));
    },
  };
}
