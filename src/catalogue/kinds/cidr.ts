import { isMark, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { identical, type Options } from './scalar.ts';

/** An address range: host bits and the spelling of IPv6 do not matter (rule 14). */
export function cidr(options: Options = {}): Attribute {
  return { kind: cidrKind, ...options };
}

/** `10.0.0.7/16` to `10.0.0.0/16`, `0:0::/0` to `::/0`; text that is no range stays as it is. */
export function canonicalCidr(text: string): string {
  const [address = '', length] = text.trim().split('/');
  const parts = address.includes(':') ? ipv6Parts(address) : ipv4Parts(address);
  const bits = length === undefined ? Number.NaN : Number(length);
  if (parts === undefined || !Number.isInteger(bits) || bits < 0) return text;
  const masked = mask(parts, bits, parts.length === 8 ? 16 : 8);
  return `${masked.length === 8 ? compressed(masked) : masked.join('.')}/${bits}`;
}

const cidrKind: Kind = {
  name: 'cidr',
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    return typeof raw === 'string' && raw !== '' ? canonicalCidr(raw) : undefined;
  },
  equal: identical,
};

function ipv4Parts(address: string): number[] | undefined {
  const parts = address.split('.').map(Number);
  return parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part < 256)
    ? parts
    : undefined;
}

function ipv6Parts(address: string): number[] | undefined {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - left.length - right.length;
  if (missing < 0 || (tail === undefined && missing > 0)) return undefined;
  const parts = [...left, ...Array<string>(missing).fill('0'), ...right].map((part) =>
    Number.parseInt(part, 16),
  );
  return parts.every((part) => part >= 0 && part < 65_536) ? parts : undefined;
}

function mask(parts: readonly number[], bits: number, width: number): number[] {
  return parts.map((part, index) => {
    const kept = Math.max(0, Math.min(width, bits - index * width));
    const low = 2 ** (width - kept);
    return Math.floor(part / low) * low;
  });
}

/** The longest run of zeros becomes `::` (RFC 5952). */
function compressed(parts: readonly number[]): string {
  const runs = parts.map((_part, start) => {
    const after = parts.slice(start).findIndex((part) => part !== 0);
    return after === -1 ? parts.length - start : after;
  });
  const longest = Math.max(...runs);
  const hex = parts.map((part) => part.toString(16));
  if (longest < 2) return hex.join(':');
  const start = runs.indexOf(longest);
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + longest).join(':')}`;
}
