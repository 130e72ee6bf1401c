/** `Fn::Cidr` for IPv4: so many blocks of `32 - bits` from the start of a block; undefined when they do not fit. */
export function subnetsOf(block: string, count: number, bits: number): string[] | undefined {
  const [address = '', prefix = ''] = block.split('/');
  const octets = address.split('.').map(Number);
  if (octets.length !== 4 || !/^\d+$/.test(prefix) || !isWhole(count) || !isWhole(bits)) return undefined;
  const whole = 2 ** (32 - Number(prefix));
  const size = 2 ** bits;
  if (count > 256 || count * size > whole) return undefined;
  const number = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const start = Math.floor(number / whole) * whole;
  return Array.from({ length: count }, (_, index) => `${dottedQuad(start + index * size)}/${32 - bits}`);
}

function isWhole(number: number): boolean {
  return Number.isInteger(number) && number > 0;
}

function dottedQuad(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
