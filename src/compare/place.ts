import type { Resource } from '../model/graph.ts';

/** May the two be the same thing, judging by where they are? What the design does not say fits anywhere. */
export function samePlace(declared: Resource, deployed: Resource): boolean {
  return fitsAccount(declared.account, deployed.account) && fitsRegion(declared.region, deployed.region);
}

/** '' on either side means "not said". */
export function fitsAccount(one: string, other: string): boolean {
  return one === other || one === '' || other === '';
}

/** '' means "not said"; a global service answers from anywhere. */
export function fitsRegion(one: string, other: string): boolean {
  return one === other || [one, other].some((region) => region === '' || region === 'global');
}
