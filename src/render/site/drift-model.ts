import { type Finding, type RelationFinding } from '../../model/comparison.ts';
import { sortedBy } from '../../model/order.ts';
import { tellingArrows } from '../../model/telling.ts';
import { architectureModel } from './architecture-model.ts';
import { cardAnchor, type Context, isListed, nameFor } from './context.ts';
import { type Fact, factsOf } from './facts.ts';
import { safeName } from './links.ts';
import { reachModel } from './reach-model.ts';
import { facetsOf, filtersOf } from './filters-model.ts';
import { grouped, originOf, presentSide, signOf, type Subject } from './subject.ts';
import { plural, text } from './text.ts';
import { type CellPair, cells } from './values.ts';

/** `infra/main.tf:12` and `found by sqs:ListQueues`: where each side comes from. */
interface Origins {
  readonly declaredAt: string;
  readonly seenBy: string;
}

/** A table of attributes with both sides. */
interface Differences extends Origins {
  readonly caption: string;
  readonly rows: readonly (CellPair & { readonly path: string; readonly note: string })[];
}

interface FindingCard extends Subject {
  readonly permalink: string;
  readonly reason: string;
  readonly severity: string;
  readonly fixes: readonly { readonly title: string; readonly text: string }[];
  readonly facts: readonly Fact[];
  readonly changes: Differences;
  /** all attributes when only one side exists */
  readonly single: Differences & { readonly title: string };
  readonly suppressed: Differences & { readonly title: string };
  readonly notCompared: {
    readonly title: string;
    readonly items: readonly { readonly path: string; readonly reason: string }[];
  };
}

/** The model of drift.html. */
export function driftModel(context: Context): Readonly<Record<string, unknown>> {
  const { carded, listed } = context;
  const rest = listed.filter(({ key }) => !carded.has(key));
  return {
    lead: leadOf(context),
    reach: reachModel(context),
    architecture: architectureModel(context),
    filters: filtersOf(context, listed, 'filters.hint-drift'),
    findings: listed.filter(({ key }) => carded.has(key)).map((finding) => cardOf(finding, context)),
    none: text('drift.none'),
    rest: {
      title: plural('drift.more', rest.length),
      rows: rest.flatMap((finding) => ({
        ...context.subjects.get(finding.key),
        words: wordsOf(finding),
      })),
    },
    arrows: arrowsOf(
      tellingArrows(context.comparison).filter(({ status }) => isListed(status)),
      text('drift.arrows-table'),
      context,
    ),
  };
}

/** What happened to it, in a few words. */
export function wordsOf({ status, changes, reason }: Finding): string {
  if (status === 'missing' || status === 'unmanaged') return text(`drift.words.${status}`);
  if (status !== 'changed') return reason ?? signOf(status).word;
  const paths = changes.map(({ path }) => path);
  return paths.length <= 3
    ? paths.join(', ')
    : text('drift.words.changed', { paths: paths.slice(0, 2).join(', '), count: paths.length - 2 });
}

/** Relations as rows; `of` names the table. */
export function arrowsOf(
  relations: readonly RelationFinding[],
  caption: string,
  context: Context,
  prefix = 'a',
): { readonly caption: string; readonly rows: readonly unknown[] } {
  return { caption, rows: relations.map((relation) => arrowOf(relation, context, prefix)) };
}

function leadOf({ comparison: { summary } }: Context): string {
  const { missing, changed, unmanaged } = summary.findings;
  return text('drift.lead', {
    missing: grouped(missing),
    changed: grouped(changed),
    unmanaged: grouped(unmanaged),
  });
}

function cardOf(finding: Finding, { links, subjects }: Context): FindingCard {
  const subject = subjects.get(finding.key) as Subject;
  const anchor = cardAnchor(links, finding.key);
  return {
    ...subject,
    anchor,
    permalink: `#${anchor}`,
    reason: finding.reason ?? '',
    fixes: fixesOf(finding),
    ...facetsOf(finding),
    facts: factsOf(finding),
    changes: {
      ...originsOf(finding),
      caption: text('drift.differences', { name: subject.name }),
      rows: finding.changes.map(({ path, desired, deployed, severity = '' }) => ({
        path,
        // of a single one the head says it
        note: finding.changes.length > 1 ? severity : '',
        ...cells(desired, deployed),
      })),
    },
    single: singleSide(finding, subject.name),
    suppressed: {
      title: plural('drift.explained', finding.suppressed.length),
      ...originsOf(finding),
      caption: text('drift.same', { name: subject.name }),
      rows: finding.suppressed.map(({ path, rule, desired, deployed }) => ({
        path,
        note: rule,
        ...cells(desired, deployed),
      })),
    },
    notCompared: {
      title: plural('drift.not-compared', finding.notCompared.length),
      items: finding.notCompared,
    },
  };
}

/** What to paste where, with the name of the tool. */
export function fixesOf({
  fixes = [],
}: Finding): readonly { readonly title: string; readonly text: string }[] {
  return fixes.map(({ tool, text: lines }) => ({ title: text(`fix.${tool}`), text: lines }));
}

/** Where both sides come from; '' for a side that is not there. */
export function originsOf({ desired, deployed }: Finding): Origins {
  // the call that lists a resource finds it; its attributes may come from calls about it alone
  const seenBy = deployed === undefined ? '' : text('drift.found-by', { origin: originOf(deployed) });
  return { declaredAt: originOf(desired), seenBy };
}

function singleSide(finding: Finding, name: string): FindingCard['single'] {
  const { desired, deployed } = finding;
  const both = desired !== undefined && deployed !== undefined;
  const attributes = both ? [] : Object.entries(presentSide(finding)?.attributes ?? {});
  const side = desired === undefined ? 'deployed' : 'declared';
  return {
    title: plural(`drift.${side}-attributes`, attributes.length),
    ...originsOf(finding),
    caption: text('resource.attributes-of', { name }),
    rows: sortedBy(attributes, ([path]) => path).map(([path, value]) => ({
      path,
      note: '',
      ...(desired === undefined ? cells(undefined, value) : cells(value, undefined)),
    })),
  };
}

function arrowOf(
  relation: RelationFinding,
  context: Context,
  prefix: string,
): Readonly<Record<string, unknown>> {
  const { from, to, kind, label = '', evidence, reason = '', severity = '' } = relation;
  return {
    ...signOf(relation.status),
    anchor: `${prefix}-${safeName([from, kind, to, label].join(' '))}`,
    from: nameFor(context, from),
    fromKind: context.subjects.get(from)?.typeTitle ?? '',
    fromHref: context.links.hrefOf(from),
    to: nameFor(context, to),
    toKind: context.subjects.get(to)?.typeTitle ?? '',
    toHref: context.links.hrefOf(to),
    kind,
    label,
    evidence: `${nameFor(context, evidence.resource)}: ${evidence.attribute}`,
    reason,
    severity,
  };
}
