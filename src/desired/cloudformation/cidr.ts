/** `Fn::Cidr` for IPv4: so many blocks of `32 - bits` from the start of a block; undefined when they do not fit. */
export function subnetsOf(block: string, count: number, bits: number): string[] | undefined {
  const found = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(block);
  if (!found) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = found.slice(1).map(Number);
  const size = 2 ** bits;
  const fits = Number.isInteger(count) && count > 0 && count <= 256 && count * size <= 2 ** (32 - prefix);
  if (!Number.isInteger(bits) || bits < 1 || bits > 32 - prefix || !fits) return undefined;
  const whole = 2 ** (32 - prefix);
  const start = Math.floor((((a * 256 + b) * 256 + c) * 256 + d) / whole) * whole;
  return Array.from({ length: count }, (_, index) => `${dottedQuad(start + index * size)}/${32 - bits}`);
}

function dottedQuad(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
