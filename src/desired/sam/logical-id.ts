import { createHash } from 'node:crypto';
import type { Value } from '../../model/value.ts';
import { compactJson } from './python-text.ts';

/** The prefix with a hash over the data, as SAM names what has to be replaced whenever the data change. */
export function hashedId(prefix: string, data: Value | undefined): string {
  return `${prefix}${hashOf(data)}`;
}

/** A name in a logical id: as it is where it may stand there, hashed where it may not. */
export function namedId(prefix: string, name: string, suffix = ''): string {
  return isAlphanumeric(name) ? `${prefix}${name}${suffix}` : hashedId(`${prefix}${suffix}`, name);
}

function isAlphanumeric(text: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(text);
}

/** Without letters that a logical id may not hold. */
export function alphanumeric(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function hashOf(data: Value | undefined): string {
  if (data === undefined || data === null || data === '') return '';
  const text = typeof data === 'string' ? data : compactJson(data);
  return createHash('sha1').update(text).digest('hex').slice(0, 10);
}
