/** What newer browsers have, and do ten times faster. */
interface Base64 {
  readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
}

/** Text that stands in the page as gzip in base64; JSON that is not packed stays as it is. */
export async function unpack(base64: string): Promise<string> {
  if (base64.startsWith('[')) return base64;
  const bytes = (Uint8Array as Base64).fromBase64?.(base64.trim()) ?? decoded(base64.trim());
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

function decoded(base64: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}
