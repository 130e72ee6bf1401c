import { type Finding, SEVERITIES, STATUSES } from '../../model/comparison.ts';
import { compareStrings, groupBy, sortedBy } from '../../model/order.ts';
import type { Context } from './context.ts';
import { grouped, presentSide, signOf } from './subject.ts';
import { text } from './text.ts';
import { serviceOf } from './treemap-model.ts';

/** What a filter can ask of a resource, as the page carries it. */
export interface Facets {
  readonly severity: string;
  readonly service: string;
  readonly account: string;
  readonly region: string;
  readonly owner: string;
  /** `Env=prod` */
  readonly pairs: readonly string[];
  /** the same, one per line */
  readonly tagLines: string;
}

interface Option {
  readonly value: string;
  readonly title: string;
  readonly count: string;
}

/** Tags by which people say whose a thing is. */
const OWNER_TAGS = new Set(['owner', 'owned-by', 'ownedby', 'team', 'squad', 'contact', 'maintainer']);
const MOST_OPTIONS = 200;

/** The words by which a resource can be found. */
export function facetsOf(finding: Finding): Facets {
  const side = presentSide(finding);
  const tags = Object.entries(side?.tags ?? {});
  const pairs = sortedBy(tags, ([key]) => key).map(([key, value]) => `${key}=${value}`);
  const [, owner = ''] = tags.find(([key]) => OWNER_TAGS.has(key.toLowerCase())) ?? [];
  return {
    severity: finding.severity ?? '',
    service: serviceOf(finding.type),
    account: side?.account ?? '',
    region: side?.region ?? '',
    owner,
    pairs,
    tagLines: pairs.join('\n'),
  };
}

/** The filter form: only what tells the findings apart, as a choice of one is none. `hint` is the key of what the search field says. */
export function filtersOf(
  { subjects }: Context,
  findings: readonly Finding[],
  hint: string,
): Readonly<Record<string, unknown>> {
  const facets = findings.map(facetsOf);
  const titles = new Map(findings.map(({ key, type }) => [type, subjects.get(key)?.typeTitle ?? type]));
  const types = optionsOf(
    findings.map(({ type }) => type),
    (type) => titles.get(type) ?? type,
  );
  const choices = [
    choice(
      'type',
      types.toSorted((a, b) => compareStrings(a.title, b.title)),
    ),
    choice('severity', bySeverity(optionsOf(facets.map(({ severity }) => severity)))),
    choice('service', optionsOf(facets.map(({ service }) => service))),
    choice('account', optionsOf(facets.map(({ account }) => account))),
    choice('region', optionsOf(facets.map(({ region }) => region))),
    choice('tag', optionsOf(facets.flatMap(({ pairs }) => pairs))),
    choice('owner', optionsOf(facets.map(({ owner }) => owner))),
  ];
  return {
    placeholder: text(hint),
    choices: choices.filter(({ options }) => options.length > 1),
    statuses: STATUSES.map((status) => ({
      ...signOf(status),
      number: findings.filter((finding) => finding.status === status).length,
    }))
      .filter(({ number }) => number > 0)
      .map(({ number, ...sign }) => ({ ...sign, count: grouped(number) })),
  };
}

function choice(
  name: string,
  options: readonly Option[],
): {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly options: readonly Option[];
} {
  return { name, label: text(`filters.${name}`), all: text(`filters.all-${name}`), options };
}

function optionsOf(values: readonly string[], title: (value: string) => string = (value) => value): Option[] {
  const groups = groupBy(
    values.filter((value) => value !== ''),
    (value) => value,
  );
  const common = [...groups].toSorted(
    ([a, left], [b, right]) => right.length - left.length || compareStrings(a, b),
  );
  return sortedBy(common.slice(0, MOST_OPTIONS), ([value]) => value).map(([value, same]) => ({
    value,
    title: title(value),
    count: grouped(same.length),
  }));
}

function bySeverity(options: readonly Option[]): Option[] {
  const names: readonly string[] = SEVERITIES;
  return sortedBy(options, ({ value }) => String(names.indexOf(value)));
}
