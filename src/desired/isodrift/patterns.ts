import { CATALOGUE, entryFor, entryForTerraform } from '../../catalogue/index.ts';
import { uniqueStrings } from '../../model/order.ts';
import type { Document } from '../reading.ts';
import { misspeltType } from './suggest.ts';
import { fitsType } from './type-pattern.ts';
import { designError } from './validate.ts';

type Place = { readonly document: Document; readonly path: string };

const HOW = 'write it as type/id or type/id#attribute, where * stands for anything: AWS::S3::Bucket/logs-*';

/** A pattern as the comparison reads it. One that can fit nothing would be passed over in silence: it is refused. */
export function patternIn(text: string, at: Place): string {
  if (text.startsWith('!')) return `!${patternIn(text.slice(1), at)}`;
  const slash = text.indexOf('/');
  if (slash < 0 && !text.includes('*')) {
    const [, type = '', name = '*'] = /^([^.#]+)(?:\.([^#]+))?/.exec(text) ?? [];
    const known = entryFor(type) ?? entryForTerraform(type);
    const meant = known === undefined ? '' : `, did you mean \`${known.type}/${name}\`?`;
    throw designError(at.document, at.path, `pattern \`${text}\` names no resource${meant}`, HOW);
  }
  if (slash < 0) return text;
  return `${typeIn(text.slice(0, slash), at)}${text.slice(slash)}`;
}

/**
 * A type, or a pattern of types, by either of its names. What nobody modelled may be named, but not misspelt.
 */
export function typeIn(text: string, at: Place): string {
  const entry = entryFor(text) ?? entryForTerraform(text);
  if (entry) return entry.type;
  if (text.includes('*') && CATALOGUE.some(({ type }) => fitsType(text, type))) return text;
  const meant = misspeltType(text, text.endsWith('::*') ? services() : types());
  if (meant === undefined) return text;
  throw designError(
    at.document,
    at.path,
    `unknown type \`${text}\`, did you mean \`${meant}\`?`,
    'all known types are printed by: isodrift types',
  );
}

function types(): string[] {
  return CATALOGUE.flatMap(({ type, terraform }) => [type, ...terraform]);
}

/** `AWS::RDS::*` */
function services(): string[] {
  return uniqueStrings(CATALOGUE.map(({ type }) => type.replace(/[^:]+$/, '*')));
}
