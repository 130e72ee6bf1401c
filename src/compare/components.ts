import { entryFor } from '../catalogue/index.ts';
import type { ComponentFinding, Finding } from '../model/comparison.ts';
import type { Component, Resource } from '../model/graph.ts';
import { uniqueStrings } from '../model/order.ts';
import { isList, type Value } from '../model/value.ts';
import type { Blindness } from './coverage.ts';
import { isSelected, type Members } from './members.ts';
import type { Pointers } from './pointers.ts';

/** Why an undeclared resource is as designed all the same: it is part of a component. */
export function memberReason(components: readonly Component[]): (deployed: Resource) => string | undefined {
  const selecting = components.filter(({ select }) => !select.keys);
  return (deployed) => {
    const component = selecting.find(({ select }) => isSelected(deployed, select));
    return component && `part of component ${component.name}`;
  };
}

export interface ComponentContext {
  readonly members: Members;
  readonly pointers: Pointers;
  readonly blindness: Blindness;
}

/** How many there are of each component, over how many zones, and whether that is as designed. */
export function judgeComponents(
  components: readonly Component[],
  context: ComponentContext,
): ComponentFinding[] {
  return components.map((component) => {
    const { name, title, layer, count, spread, source } = component;
    const members = context.members.ofComponent(component);
    const deployed = members.flatMap((finding) => finding.deployed ?? []);
    const zones = uniqueStrings(deployed.flatMap((one) => zonesOf(one, context.pointers)));
    return {
      name,
      ...(title === undefined ? {} : { title }),
      ...(layer === undefined ? {} : { layer }),
      ...verdict(component, { members, deployed, zones }, context.blindness),
      members: uniqueStrings(members.map(({ key }) => key)),
      ...(count === undefined ? {} : { count }),
      ...(spread === undefined ? {} : { spread }),
      zones,
      ...(source ? { source } : {}),
    };
  });
}

interface Found {
  readonly members: readonly Finding[];
  readonly deployed: readonly Resource[];
  readonly zones: readonly string[];
}

type Verdict = Pick<ComponentFinding, 'status' | 'reason'>;

function verdict(component: Component, { deployed, zones }: Found, blindness: Blindness): Verdict {
  const { least, most } = component.count ?? { least: 1 };
  const wanted =
    most === undefined ? `at least ${least}` : least === most ? `${least}` : `${least} to ${most}`;
  if (deployed.length < least) {
    const hidden = hiddenBy(component, blindness);
    if (hidden !== undefined) return { status: 'not-checked', reason: hidden };
    const status = deployed.length === 0 ? 'missing' : 'changed';
    return { status, reason: `${deployed.length} deployed, ${wanted} in the design` };
  }
  if (most !== undefined && deployed.length > most)
    return { status: 'changed', reason: `${deployed.length} deployed, ${wanted} in the design` };
  return spreadVerdict(component, deployed, zones);
}

function spreadVerdict(
  { spread }: Component,
  deployed: readonly Resource[],
  zones: readonly string[],
): Verdict {
  if (spread === undefined || zones.length >= spread || deployed.some(isInSeveral))
    return { status: 'in-sync' };
  if (zones.length === 0) return { status: 'not-checked', reason: 'no member tells its availability zone' };
  return {
    status: 'changed',
    reason: `in ${zones.length} availability zone${zones.length === 1 ? '' : 's'} (${zones.join(', ')}), at least ${spread} in the design`,
  };
}

/** A type that could not be listed may have more members than were seen. */
function hiddenBy({ select, source }: Component, { hidesResource }: Blindness): string | undefined {
  const types = (select.types ?? []).filter((type) => !type.includes('*'));
  const probe = { key: '', account: '', region: '', id: '', tags: {}, attributes: {} };
  return types
    .map((type) => hidesResource({ ...probe, type, source: source ?? { origin: '' } }))
    .find((reason) => reason !== undefined);
}

/** AWS keeps a second one in another zone. */
function isInSeveral({ type, attributes }: Resource): boolean {
  const tests = entryFor(type)?.protection?.['several zones'];
  return tests !== undefined && tests !== 'always' && tests.some(({ path, is }) => attributes[path] === is);
}

const ZONE = /(?:^|\.)AvailabilityZones?(?:Name)?$/;

/** What a resource says itself, else what the subnets say that it stands in, also through a subnet group. */
function zonesOf(resource: Resource, pointers: Pointers, depth = 0): string[] {
  const own = Object.entries(resource.attributes).flatMap(([path, value]) =>
    ZONE.test(path) ? textsIn(value) : [],
  );
  if (own.length > 0 || depth > 2) return own;
  const entry = entryFor(resource.type);
  return Object.entries(entry?.attributes ?? {}).flatMap(([path, { to, relation }]) => {
    const value = Object.hasOwn(resource.attributes, path) ? resource.attributes[path] : undefined;
    const isPlace = entry?.parent?.includes(path) === true || relation === 'contains' || relation === 'uses';
    if (!to || !isPlace || value === undefined) return [];
    return textsIn(value).flatMap((text) => {
      const target = pointers.deployed(text, resource, to);
      return target && target !== resource ? zonesOf(target, pointers, depth + 1) : [];
    });
  });
}

function textsIn(value: Value): string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.flatMap(textsIn) : [];
}
