import type { Finding, RelationFinding } from '../../model/comparison.ts';
import type { Value } from '../../model/value.ts';
import { uniqueStrings, listUnder } from '../../model/order.ts';
import { type Context, findingHref } from './context.ts';
import { arrowsOf, fixesOf, originsOf } from './drift-model.ts';
import { pastOf } from './history-model.ts';
import { allFactsOf } from './facts.ts';
import { inventoryOf } from './links.ts';
import { neighboursModel } from './neighbours-model.ts';
import { text } from './text.ts';
import { cells } from './values.ts';

/** The model of one resource on its page. `relations` are those that start or end at it. */
export function resourceModel(
  finding: Finding,
  relations: readonly RelationFinding[],
  context: Context,
): Readonly<Record<string, unknown>> {
  const subject = context.subjects.get(finding.key);
  const name = subject?.name ?? finding.key;
  return {
    ...subject,
    headingId: `${subject?.anchor}-title`,
    reason: finding.reason ?? '',
    finding: context.carded.has(finding.key) ? findingHref(context, finding.key) : '',
    siblings: inventoryOf(finding.type),
    facts: allFactsOf(finding),
    attributes: { caption: text('resource.attributes-of', { name }), rows: attributeRows(finding) },
    tags: { ...originsOf(finding), caption: text('resource.tags-of', { name }), rows: tagRows(finding) },
    neighbours: neighboursModel(finding, relations, context),
    incoming: arrowsOf(
      relations.filter(({ to }) => to === finding.key),
      text('resource.incoming', { name }),
      context,
      'in',
    ),
    outgoing: arrowsOf(
      relations.filter(({ from }) => from === finding.key),
      text('resource.outgoing', { name }),
      context,
      'out',
    ),
    severity: finding.severity ?? '',
    fixes: fixesOf(finding),
    past: pastOf(finding.key, context.history),
    hasPast: context.history !== undefined,
  };
}

/** Relations by either end. */
export function relationsByKey(relations: readonly RelationFinding[]): Map<string, RelationFinding[]> {
  const byKey = new Map<string, RelationFinding[]>();
  for (const relation of relations)
    for (const key of new Set([relation.from, relation.to])) listUnder(byKey, key, relation);
  return byKey;
}

function attributeRows(finding: Finding): readonly unknown[] {
  const { desired, deployed } = finding;
  const changes = new Map(finding.changes.map((change) => [change.path, change]));
  const paths = uniqueStrings([
    ...Object.keys(desired?.attributes ?? {}),
    ...Object.keys(deployed?.attributes ?? {}),
    ...[...changes.keys()].filter((path) => !path.startsWith('Tags.')),
  ]);
  return paths.map((path) => {
    const change = changes.get(path);
    const left = change?.desired ?? valueAt(desired, path);
    const right = change?.deployed ?? valueAt(deployed, path);
    return { path, ...cells(left, right), ...verdictOn(path, finding) };
  });
}

function valueAt(side: Finding['desired'], path: string): Value | undefined {
  return side !== undefined && Object.hasOwn(side.attributes, path) ? side.attributes[path] : undefined;
}

interface Verdict {
  readonly state: 'differs' | 'open' | 'same' | 'single';
  readonly verdict: string;
}

function verdictOn(path: string, finding: Finding): Verdict {
  const { desired, deployed, changes, notCompared, suppressed } = finding;
  if (changes.some((change) => change.path === path))
    return { state: 'differs', verdict: text('resource.differs') };
  const skipped = notCompared.find((each) => each.path === path);
  if (skipped) return { state: 'open', verdict: `? ${skipped.reason}` };
  const explained = suppressed.find((each) => each.path === path);
  if (explained) return { state: 'same', verdict: `= ${explained.rule}` };
  if (desired === undefined || deployed === undefined) return { state: 'single', verdict: '' };
  if (!Object.hasOwn(desired.attributes, path))
    return { state: 'single', verdict: text('resource.not-declared') };
  if (!Object.hasOwn(deployed.attributes, path)) return { state: 'open', verdict: text('resource.not-seen') };
  return { state: 'same', verdict: '=' };
}

function tagRows({ desired, deployed, changes }: Finding): readonly unknown[] {
  const left = desired?.tags ?? {};
  const right = deployed?.tags ?? {};
  return uniqueStrings([...Object.keys(left), ...Object.keys(right)]).map((path) => ({
    path,
    note: changes.some((change) => change.path === `Tags.${path}`) ? text('resource.differs') : '',
    ...cells(
      Object.hasOwn(left, path) ? left[path] : undefined,
      Object.hasOwn(right, path) ? right[path] : undefined,
    ),
  }));
}
