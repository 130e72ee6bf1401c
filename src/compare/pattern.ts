import type { Finding } from '../model/comparison.ts';
import { fitsGlob } from './glob.ts';

/** Is this finding meant by `type/id#attribute`? The id may be the key, the id, the name or the ARN of either side. */
export function fitsResource(
  pattern: string,
  finding: Pick<Finding, 'key' | 'type' | 'desired' | 'deployed'>,
): boolean {
  const [wanted] = split(pattern);
  const names = [finding.key, ...namesOf(finding.desired), ...namesOf(finding.deployed)];
  return names.some((name) => fitsGlob(wanted, `${finding.type}/${name}`));
}

/** Is this attribute meant? Without `#attribute`, every one is, and with it all that is below it, too. */
export function fitsAttribute(pattern: string, path: string): boolean {
  const wanted = attributeIn(pattern);
  return wanted === undefined || fitsGlob(wanted, path) || path.startsWith(`${wanted}.`);
}

/** The part after `#`, if there is one. */
export function attributeIn(pattern: string): string | undefined {
  return split(pattern)[1];
}

function namesOf(resource: Finding['desired']): string[] {
  if (!resource) return [];
  return [resource.id, resource.name ?? '', resource.arn ?? ''].filter((name) => name !== '');
}

/** At the last '#': ids may hold one, attribute paths do not. */
function split(pattern: string): [string, string?] {
  const at = pattern.lastIndexOf('#');
  return at < 0 ? [pattern] : [pattern.slice(0, at), pattern.slice(at + 1)];
}
