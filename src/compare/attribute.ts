import type { Attribute } from '../catalogue/define.ts';
import { entryFor } from '../catalogue/index.ts';
import type { Resource } from '../model/graph.ts';
import type { Value } from '../model/value.ts';

/** The value of an attribute; an attribute called `constructor` is data like any other. */
export function attributeOf(resource: Resource, path: string): Value | undefined {
  return Object.hasOwn(resource.attributes, path) ? resource.attributes[path] : undefined;
}

/** What the catalogue knows about an attribute of a type. */
export function definitionOf(type: string, path: string): Attribute | undefined {
  const attributes = entryFor(type)?.attributes;
  return attributes && Object.hasOwn(attributes, path) ? attributes[path] : undefined;
}

/** The attributes that make an arrow: a link has two ends, and its evidence names one of them. */
export function statingPaths(type: string, path: string): readonly string[] {
  const link = entryFor(type)?.link;
  return link ? [link.from, link.to] : [path];
}
