/** An IPv4 range: its first address as a number, and how many of its bits are fixed. */
export interface Range {
  readonly start: number;
  readonly bits: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

// wider than high, so that a name fits
const ASPECT = 2.6;

/** `10.0.0.0/16`; undefined for anything else, IPv6 included. */
export function rangeOf(cidr: unknown): Range | undefined {
  const [, address = '', bits = ''] = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(String(cidr)) ?? [];
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => part > 255) || Number(bits) > 32) return undefined;
  return { start: parts.reduce((sum, part) => sum * 256 + part, 0), bits: Number(bits) };
}

/** Addresses that can be used: AWS keeps five of each subnet (VPC user guide, "Subnet sizing"). */
export function usableAddresses({ bits }: Range): number {
  return Math.max(0, 2 ** (32 - bits) - 5);
}

/** The smallest range that holds all of these, within an outer one: what is drawn when the rest is free. */
export function around(outer: Range, members: readonly Range[]): Range {
  const inside = members.filter((member) => isIn(outer, member));
  let range = outer;
  for (let bits = outer.bits + 1; bits <= 28 && inside.length > 0; bits += 1) {
    const size = 2 ** (32 - bits);
    const next = { start: Math.floor((inside[0]?.start ?? 0) / size) * size, bits };
    if (!inside.every((member) => isIn(next, member))) break;
    range = next;
  }
  return range;
}

/** `10.0.0.0/16` */
export function cidrOf({ start, bits }: Range): string {
  const parts = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${parts.join('.')}/${bits}`;
}

function isIn(outer: Range, { start, bits }: Range): boolean {
  const offset = start - outer.start;
  return bits >= outer.bits && offset >= 0 && offset < 2 ** (32 - outer.bits);
}

/** Where the inner range lies in a picture of the outer one: every fixed bit more halves a box. Undefined outside of it. */
export function placeIn(outer: Range, inner: Range, whole: Box): Box | undefined {
  if (!isIn(outer, inner)) return undefined;
  const offset = inner.start - outer.start;
  let box = whole;
  for (let bit = outer.bits; bit < inner.bits; bit += 1) {
    const isUpper = Math.floor(offset / 2 ** (31 - bit)) % 2 === 1;
    box = halfOf(box, isUpper);
  }
  return box;
}

function halfOf({ x, y, width, height }: Box, isUpper: boolean): Box {
  if (width > height * ASPECT) return { x: isUpper ? x + width / 2 : x, y, width: width / 2, height };
  return { x, y: isUpper ? y + height / 2 : y, width, height: height / 2 };
}
