import { createHmac } from 'node:crypto';
import type { Fingerprint } from '../catalogue/kinds/variable-names.ts';
import { IsodriftError } from '../model/errors.ts';
import { readText } from './io.ts';

/** As many characters as 128 bits take in hexadecimal. */
const SHORTEST = 32;
const KEY_ID_DIGITS = 8;
const DIGITS = 16;

/**
 * Fingerprints made with the key in this file (HMAC-SHA-256, cut to 64 bits: they are compared, never looked up). The key is used
 * as the text it is, without the line break at its end. Throws when it is too short to keep a guess from being tried.
 */
export function fingerprintFrom(path: string): Fingerprint {
  const key = readText(path).trimEnd();
  if (key.length < SHORTEST) {
    throw new IsodriftError(
      'OPTION_INVALID',
      `the key in ${path} has ${key.length} characters: a short one can be guessed`,
      `use ${SHORTEST} or more; make one with: openssl rand -hex 32 > ${path}`,
    );
  }
  const hashed = (text: string): string => createHmac('sha256', key).update(text).digest('hex');
  return {
    keyId: hashed('isodrift key').slice(0, KEY_ID_DIGITS),
    of: (variable, value) => hashed(JSON.stringify([variable, value])).slice(0, DIGITS),
  };
}
