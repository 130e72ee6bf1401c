import { isObject } from '../../model/value.ts';
import { camelCase } from '../camel.ts';
import type { Attribute } from '../define.ts';
import { pick } from '../pick.ts';
import { parseDocument } from './document.ts';
import { readAs } from './read-as.ts';

/** An attribute inside a document that Terraform takes as JSON, with names as the API or as CloudFormation writes them. */
export function inDocument(path: string, attribute: Attribute): Attribute {
  const inside = (raw: unknown): unknown => {
    const isText = typeof raw === 'string' && raw.trimStart().startsWith('{');
    const document = isText ? parseDocument(raw) : undefined;
    if (!isObject(document)) return raw;
    return pick(document, camelCase(path)) ?? pick(document, path);
  };
  return readAs(attribute, inside, `${attribute.kind.name} in a document`);
}
