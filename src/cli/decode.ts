import { isUtf8 } from 'node:buffer';
import { IsodriftError } from '../model/errors.ts';

/**
 * The text of a file: UTF-8, UTF-16 as some Windows tools write it, told by its byte order mark, or else the code page that
 * older ones write. What is packed is refused with the way to unpack it.
 */
export function textFrom(bytes: Buffer, path: string): string {
  const packed = PACKED.find(({ begins }) => bytes.subarray(0, begins.length).equals(begins));
  if (packed) throw new IsodriftError('FORMAT_UNKNOWN', `${path} is ${packed.what}`, packed.hint);
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (first === 0xfe && second === 0xff) {
    const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
    return even.swap16().toString('utf16le');
  }
  // what is no text at all has zeros in it, and is told to be unknown by whoever reads it
  if (isUtf8(bytes) || bytes.includes(0)) return bytes.toString('utf8');
  return new TextDecoder('windows-1252').decode(bytes);
}

/** A plan as Terraform saves it is a zip archive. */
const PACKED = [
  {
    begins: Buffer.from([0x1f, 0x8b]),
    what: 'compressed with gzip',
    hint: 'unpack it first: gunzip, or gzip -dc FILE | isodrift desired -',
  },
  {
    begins: Buffer.from('PK\u0003\u0004'),
    what: 'a zip archive',
    hint: 'of a saved Terraform plan give what this prints: terraform show -json FILE > plan.json; else unpack it first',
  },
] as const;
