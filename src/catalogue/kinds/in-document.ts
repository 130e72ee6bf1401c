import { isObject, type Value } from '../../model/value.ts';
import { camelCase } from '../camel.ts';
import type { Attribute } from '../define.ts';
import { pick } from '../pick.ts';
import { parseDocument } from './document.ts';

/** An attribute inside a document that Terraform takes as JSON, with names as the API or as CloudFormation writes them. */
export function inDocument(path: string, attribute: Attribute): Attribute {
  const { kind } = attribute;
  const canonical = (raw: unknown): Value | undefined => {
    const isText = typeof raw === 'string' && raw.trimStart().startsWith('{');
    const document = isText ? parseDocument(raw) : undefined;
    if (!isObject(document)) return kind.canonical(raw);
    return kind.canonical(pick(document, camelCase(path)) ?? pick(document, path));
  };
  return { ...attribute, kind: { ...kind, name: `${kind.name} in a document`, canonical } };
}
