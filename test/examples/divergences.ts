import {
  type Comparison,
  DIVERGENT,
  type Finding,
  type RelationFinding,
} from '../../src/model/comparison.ts';
import { compareStrings } from '../../src/model/order.ts';

/** What diverges, one line each. Arrows count only where both ends stand as designed: the others go with their end. */
export function divergences({ findings, relations }: Comparison): string[] {
  const whole = new Set(
    findings.filter(({ status }) => !['missing', 'unmanaged'].includes(status)).map(({ key }) => key),
  );
  const arrows = relations.filter(({ from, to }) => whole.has(from) && whole.has(to));
  return [...findings.filter(diverges).map(findingLine), ...arrows.filter(diverges).map(arrowLine)].toSorted(
    compareStrings,
  );
}

function diverges({ status }: Finding | RelationFinding): boolean {
  return DIVERGENT.includes(status);
}

function findingLine({ status, key, type, changes, deployed }: Finding): string {
  if (status === 'unmanaged') return `${status} ${type} ${deployed?.name ?? deployed?.id ?? key}`;
  const paths = changes.map(({ path }) => path).join(', ');
  return `${status} ${key}${paths === '' ? '' : `: ${paths}`}`;
}

function arrowLine({ status, from, to, label }: RelationFinding): string {
  return `${status} arrow ${from} -> ${to}${label === undefined ? '' : ` ${label}`}`;
}
