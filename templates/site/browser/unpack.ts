/** Text that stands in the page as gzip in base64; JSON that is not packed stays as it is. */
export async function unpack(base64: string): Promise<string> {
  if (base64.startsWith('[')) return base64;
  const bytes = Uint8Array.from(atob(base64.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
