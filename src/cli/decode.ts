import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { IsodriftError } from '../model/errors.ts';

/**
 * The text of a file: UTF-8, UTF-16 as some Windows tools write it, told by its byte order mark, or else the code page that
 * older ones write. What is packed is refused with the way to unpack it.
 */
export function textFrom(bytes: Buffer, path: string): string {
  refusePacked(bytes, path);
  if (isWide(bytes)) return wideText(bytes);
  // what is no text at all has zeros in it, and is told to be unknown by whoever reads it
  if (isUtf8(bytes) || bytes.includes(0)) return bytes.toString('utf8');
  return new TextDecoder('windows-1252').decode(bytes);
}

/**
 * The text of a file on the disk, without its bytes ever being in memory beside it, for a file may be large: that it was no
 * UTF-8 is seen by what stands for the letters that could not be read.
 */
export function textAt(path: string): string {
  const head = Buffer.alloc(4);
  const file = openSync(path, 'r');
  try {
    readSync(file, head);
  } finally {
    closeSync(file);
  }
  refusePacked(head, path);
  if (isWide(head)) return textFrom(readFileSync(path), path);
  const text = readFileSync(path, 'utf8');
  return text.includes('\uFFFD') ? textFrom(readFileSync(path), path) : text;
}

/** UTF-16, of either order. */
function isWide([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function wideText(bytes: Buffer): string {
  if (bytes[0] === 0xff) return bytes.subarray(2).toString('utf16le');
  const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
  return even.swap16().toString('utf16le');
}

function refusePacked(bytes: Buffer, path: string): void {
  const packed = PACKED.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte));
  if (packed) throw new IsodriftError('FORMAT_UNKNOWN', `${path} is ${packed.what}`, packed.hint);
}

/** A plan as Terraform saves it is a zip archive. */
const PACKED = [
  {
    begins: [0x1f, 0x8b],
    what: 'compressed with gzip',
    hint: 'unpack it first: gunzip, or gzip -dc FILE | isodrift desired -',
  },
  {
    begins: [0x50, 0x4b, 0x03, 0x04],
    what: 'a zip archive',
    hint: 'of a saved Terraform plan give what this prints: terraform show -json FILE > plan.json; else unpack it first',
  },
] as const;
