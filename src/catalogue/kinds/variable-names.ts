import { isList, isObject, sameValue, type Value } from '../../model/value.ts';

/** A keyed hash of what a variable holds: the same for the same value, and nothing can be learned from it without the key. */
export interface Fingerprint {
  /** tells keys apart: hashes made with different ones cannot be compared */
  readonly keyId: string;
  /** lower-case hexadecimal */
  readonly of: (variable: string, value: string) => string;
}

/**
 * The name with the fingerprint of its value behind it. Providers write numbers and booleans where AWS keeps texts. What only deployment will tell has none.
 */
export function marked(name: string, value: Value | undefined, { keyId, of }: Fingerprint): string {
  if (value === undefined || value === null || typeof value === 'object') return name;
  return `${name} (hmac ${keyId}:${of(name, String(value))})`;
}

const MARK = / \(hmac ([0-9a-f]+):([0-9a-f]+)\)$/;

/**
 * Deep equality of values that name variables. A fingerprint counts where both sides have one and it was made with the same key;
 * else only the name is known of both.
 */
export function sameButForUnknownValues(desired: Value, deployed: Value): boolean {
  if (typeof desired === 'string' && typeof deployed === 'string') return sameVariable(desired, deployed);
  if (isList(desired) && isList(deployed)) {
    if (desired.length !== deployed.length) return false;
    return desired.every((member, index) => sameButForUnknownValues(member, deployed[index] ?? null));
  }
  if (!isObject(desired) || !isObject(deployed)) return sameValue(desired, deployed);
  const names = Object.keys(desired);
  if (names.length !== Object.keys(deployed).length) return false;
  return names.every((name) => {
    const found = Object.hasOwn(deployed, name) ? deployed[name] : undefined;
    return found !== undefined && sameButForUnknownValues(desired[name] ?? null, found);
  });
}

function sameVariable(desired: string, deployed: string): boolean {
  if (desired === deployed) return true;
  const [one, other] = [MARK.exec(desired), MARK.exec(deployed)];
  if (one && other && one[1] === other[1]) return false;
  return (one || other) !== null && desired.replace(MARK, '') === deployed.replace(MARK, '');
}
