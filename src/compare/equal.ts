import type { Attribute } from '../catalogue/define.ts';
import { isEmpty, sameValue, type Value } from '../model/value.ts';
import type { Matches } from './match.ts';
import type { Pointers } from './pointers.ts';
import { NAMINGS, type Pair, referencesIn, sameTarget, withNames } from './same.ts';

/** One attribute of one pair. */
export interface Subject {
  readonly path: string;
  readonly definition: Attribute;
  readonly desired: Value;
  readonly deployed: Value | undefined;
  readonly pair: Pair;
}

interface Known {
  readonly matches: Matches;
  readonly pointers: Pointers;
}

/** The rule by which both are equal, '' when they simply are, undefined when they are not. */
export function equalBy(subject: Subject, known: Known): string | undefined {
  const { definition, desired, deployed } = subject;
  const isAbsent = isEmpty(deployed);
  if (isAbsent && isEmpty(desired)) return '';
  if (desired === deployed) return '';
  if (typeof desired === 'object' && sameValue(desired, deployed)) return '';
  if (isAbsent || isEmpty(desired)) return equalToAbsent(subject, known);
  if (!isEqual(subject, known)) return undefined;
  return referencesIn(desired).length > 0 ? '' : definition.kind.name;
}

/** One side says nothing, which AWS reads as the default; what is switched off it leaves out. */
function equalToAbsent(subject: Subject, known: Known): string | undefined {
  const { whole, default: assumed = false } = subject.definition;
  // AWS says all of it, so what it does not say is not there
  if (whole && isEmpty(subject.deployed)) return undefined;
  const isDefault = isEmpty(subject.desired)
    ? isEqual({ ...subject, desired: assumed }, known)
    : isEqual({ ...subject, deployed: assumed }, known);
  if (!isDefault) return undefined;
  return subject.definition.default === undefined ? 'absent means false' : 'default';
}

function isEqual({ definition, desired, deployed = null, pair }: Subject, known: Known): boolean {
  const { pointers, matches } = known;
  const same = sameTarget(pair, pointers, matches);
  if (definition.kind.equal(desired, deployed, same)) return true;
  if (referencesIn(desired).length === 0) return false;
  return NAMINGS.some((naming) => {
    const named = withNames(desired, pointers, matches, naming);
    const canonical = named === undefined ? undefined : (definition.kind.canonical(named) ?? named);
    return canonical !== undefined && definition.kind.equal(canonical, deployed, same);
  });
}
