import { type Relation, RELATION_KINDS, type RelationKind } from '../../model/graph.ts';
import { isObject, type Value } from '../../model/value.ts';
import { spelled } from '../present.ts';
import type { Document } from '../reading.ts';
import type { Names } from './names.ts';
import type { Vocabulary } from './select.ts';
import { nearest } from './suggest.ts';
import { designError } from './validate.ts';

/** The arrows that isodrift.yaml states, between components of its own and resources of any source. */
export function declaredRelations(
  stated: readonly Value[],
  { names, components }: Pick<Vocabulary, 'names' | 'components'>,
  document: Document,
): Relation[] {
  return stated.map((one, index) => {
    const path = `/relations/${index}`;
    const { from, to, kind, label } = arrowOf(one, path, document);
    const keyOf = (name: string): string =>
      components.includes(name) ? name : keyFor(name, names, path, document);
    const wrong = wrongPort(label);
    if (wrong !== undefined) throw designError(document, path, `there is no port ${wrong}`, PORTS);
    const start = keyOf(from);
    return {
      from: start,
      to: keyOf(to),
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

function arrowOf(stated: Value, path: string, document: Document): Arrow {
  if (isObject(stated) && stated['from'] !== undefined && stated['to'] !== undefined) {
    const { from, to, kind = 'connects', label } = stated;
    return { from: spelled(from), to: spelled(to), kind: kind as RelationKind, ...labelled(label) };
  }
  const { arrow, label } = partsOf(stated);
  const [from = '', to = '', ...more] = arrow.split('->').map((end) => end.trim());
  if (from === '' || to === '' || more.length > 0) {
    throw designError(document, path, 'a relation needs two ends', 'write it as: web -> orders-db: 5432');
  }
  const kind = RELATION_KINDS.find((known) => known === label);
  return kind ? { from, to, kind } : { from, to, kind: 'connects', ...labelled(label) };
}

/** `web -> db: 5432` as text, or as the map of one that YAML makes of it without quotes. */
function partsOf(stated: Value): { arrow: string; label?: Value } {
  const [only] = isObject(stated) ? Object.entries(stated) : [];
  if (only) return { arrow: only[0], label: only[1] };
  const text = spelled(stated);
  const colon = /:(?=\s|\d+\s*$)/.exec(text)?.index;
  return colon === undefined
    ? { arrow: text }
    : { arrow: text.slice(0, colon), label: text.slice(colon + 1).trim() };
}

const PORTS = 'ports go from 0 to 65535, a range is written as: 8000-8010';

function wrongPort(label: string | undefined): string | undefined {
  const [, least, most = least] = /^:(\d+)(?:-(\d+))?$/.exec(label ?? '') ?? [];
  if (least === undefined) return undefined;
  return Number(most) > 65_535 || Number(least) > Number(most) ? label?.slice(1) : undefined;
}

/** A number is a port. */
function labelled(label: Value | undefined): { label?: string } {
  if (label === undefined || label === null || label === '') return {};
  const text = spelled(label);
  return { label: /^\d+(?:-\d+)?$/.test(text) ? `:${text}` : text };
}

function keyFor(name: string, names: Names, path: string, document: Document): string {
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
