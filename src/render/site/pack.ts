// oxlint-disable-next-line no-restricted-imports -- computes, and touches nothing outside
import { gzipSync } from 'node:zlib';

/** Text as gzip in base64: what a page carries without showing it, and unpacks by itself. */
export function packed(text: string): string {
  return gzipSync(text, { level: 9 }).toString('base64');
}
