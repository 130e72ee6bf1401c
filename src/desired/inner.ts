import { plainPath } from './cloudformation/outside.ts';
import type { Reading } from './reading.ts';

/** A template that another one holds is read with it, and is no stack of its own besides, unless somebody says so. */
export function withoutInner(readings: readonly Reading[]): Reading[] {
  const nested = new Set(readings.filter(({ isNested }) => isNested).map(fileOf));
  if (nested.size === 0) return [...readings];
  return readings.filter((one) => one.isNested || one.isOwnStack || !nested.has(fileOf(one)));
}

/** The same with a note: somebody who names such a file besides its parent may have meant a stack of its own. */
export function toldInner(readings: readonly Reading[]): Reading[] {
  const kept = withoutInner(readings);
  const notes = readings.filter((one) => !kept.includes(one)).map((one) => noteOf(fileOf(one)));
  return kept.map((one, index) =>
    index === 0 && notes.length > 0 ? { ...one, notes: [...(one.notes ?? []), ...notes] } : one,
  );
}

function noteOf(file: string): string {
  return `${file} is nested in another template and read as part of it; for a stack of its own besides, name it in isodrift.yaml under \`sources\`, with \`stack\``;
}

function fileOf({ source }: Reading): string {
  return plainPath(source.file);
}
