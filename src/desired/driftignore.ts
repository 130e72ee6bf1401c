import type { Acceptance } from '../model/graph.ts';
import { CATALOGUE, entryForTerraform, foldsFor } from '../catalogue/index.ts';
import { fitsType } from './isodrift/type-pattern.ts';
import type { Reading } from './reading.ts';

/** Is this the name of a driftctl ignore file? */
export function isDriftignore(path: string): boolean {
  return /(?:^|[\\/])\.driftignore$/.test(path);
}

/**
 * A `.driftignore`: one `type.id` or `type.id.attribute` per line, `*` for anything, `!` takes back what an earlier line ignores.
 * Types are Terraform's; dots that belong to an id are escaped.
 */
export function readDriftignore(text: string, file: string): Reading {
  const ignored: Acceptance[] = [];
  const notes: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const said = line.trim();
    if (said === '' || said.startsWith('#')) continue;
    const isBack = said.startsWith('!');
    const patterns = patternsOf(isBack ? said.slice(1) : said);
    const [type = ''] = said.replace('!', '').split('.');
    if (patterns.length === 0) notes.push(`${file}:${index + 1}: no resource type is called ${type}`);
    else if (foldsFor(type).length > 0)
      notes.push(
        `${file}:${index + 1}: ${type} is compared inside its owner, name that one's attribute instead`,
      );
    for (const pattern of patterns) {
      ignored.push({
        pattern: isBack ? `!${pattern}` : pattern,
        reason: 'ignored in .driftignore',
        source: { origin: file, line: index + 1 },
      });
    }
  }
  return {
    source: { kind: 'isodrift', file },
    resources: [],
    accepted: ignored,
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** `aws_s3_bucket.my\.bucket` as `AWS::S3::Bucket/my.bucket`; an attribute comes after the second dot. */
function patternsOf(said: string): string[] {
  const [type = '', id = '*', ...attribute] = said
    .split(/(?<!\\)\./)
    .map((part) => part.replaceAll(/\\(.)/g, '$1'));
  const name = id === '' ? '*' : id;
  const suffix =
    attribute.length === 0 || attribute.join('.') === '*' ? '' : `#${attribute.map(capital).join('.')}`;
  return typesOf(type).map((known) => `${known}/${name}${suffix}`);
}

/** CloudFormation types; Terraform's own name where nobody modelled it. */
function typesOf(type: string): string[] {
  if (type === '*') return ['*'];
  if (!/^aws_[\w*]+$/.test(type)) return [];
  if (!type.includes('*')) return [entryForTerraform(type)?.type ?? `Terraform::${type}`];
  const known = CATALOGUE.filter(({ terraform }) => terraform.some((name) => fitsType(type, name)));
  return [...known.map((entry) => entry.type), `Terraform::${type}`];
}

/** `cidr_blocks` to `CidrBlocks`. */
function capital(part: string): string {
  return part.replaceAll(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
