import type { Relation, RelationKind } from '../../model/graph.ts';
import { isObject, type Value } from '../../model/value.ts';
import type { Document } from '../reading.ts';
import type { Names } from './names.ts';
import { nearest } from './suggest.ts';
import { designError } from './validate.ts';

/** The arrows that isodrift.yaml states, between resources of any source. */
export function declaredRelations(stated: readonly Value[], names: Names, document: Document): Relation[] {
  return stated.map((one, index) => {
    const path = `/relations/${index}`;
    const { from, to, kind, label } = arrowOf(one, path, document);
    const start = keyOf(from, names, path, document);
    return {
      from: start,
      to: keyOf(to, names, path, document),
      kind,
      ...(label === undefined ? {} : { label }),
      evidence: { resource: start, attribute: 'isodrift.yaml relations' },
    };
  });
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly kind: RelationKind;
  readonly label?: string;
}

/** `web -> db: 5432` as text, as what YAML makes of it without quotes (a map of one), or in full. */
function arrowOf(stated: Value, path: string, document: Document): Arrow {
  if (isObject(stated) && Object.hasOwn(stated, 'from') && Object.hasOwn(stated, 'to')) {
    const { from, to, kind = 'connects', label } = stated;
    return { from: String(from), to: String(to), kind: kind as RelationKind, ...labelled(label) };
  }
  const [only] = isObject(stated) ? Object.entries(stated) : [[String(stated), undefined] as const];
  const found = /^\s*(.+?)\s*->\s*(.+?)\s*(?::\s+(.*\S)\s*|:(\d+)\s*)?$/.exec(only?.[0] ?? '');
  if (!found?.[1] || !found[2]) {
    throw designError(document, path, 'a relation needs two ends', 'write it as: web -> orders-db: 5432');
  }
  return { from: found[1], to: found[2], kind: 'connects', ...labelled(only?.[1] ?? found[3] ?? found[4]) };
}

/** A number is a port. */
function labelled(label: Value | undefined): { label?: string } {
  if (label === undefined || label === null || label === '') return {};
  const text = typeof label === 'object' ? JSON.stringify(label) : String(label);
  return { label: /^\d+(?:-\d+)?$/.test(text) ? `:${text}` : text };
}

function keyOf(name: string, names: Names, path: string, document: Document): string {
  const [key, ...more] = names.keysFor(name);
  if (key !== undefined && more.length === 0) return key;
  if (key !== undefined) {
    const several = `\`${name}\` may be ${[key, ...more].join(' or ')}`;
    throw designError(document, path, several, 'write one of these in full');
  }
  const meant = nearest(name, names.all);
  throw designError(
    document,
    path,
    `no resource is called \`${name}\`${meant === undefined ? '' : `, did you mean \`${meant}\`?`}`,
    'name a resource of this file, a Terraform address (aws_lb.web) or a logical id of one of its sources',
  );
}
