import type { Finding } from '../../model/comparison.ts';
import { sortedBy } from '../../model/order.ts';
import { ownersText } from '../../model/owners.ts';
import type { Context } from './context.ts';
import { type Facets, facetsOf, filtersOf } from './filters-model.ts';
import { presentSide, type Subject } from './subject.ts';
import { plural, text } from './text.ts';
import { visible } from './visible.ts';

interface Row extends Subject, Facets {
  readonly id: string;
  readonly tags: string;
}

const COLUMNS = ['Status', 'Kind', 'Name', 'Id', 'Account', 'Region', 'Tags'];

/** Above this many rows the page holds only the first as elements, and all as records; who has no scripts reads the others below. */
const MOST_ROWS = 300;
const FIRST = 100;

/**
 * The model of inventory.html: one row per resource of either side. `pack` packs the records of a long table; without it they stay as
 * they are, and nothing is written for readers without scripts.
 */
export function inventoryModel(
  context: Context,
  pack?: (text: string) => string,
): Readonly<Record<string, unknown>> {
  const findings = sortedBy(
    context.findings.values(),
    ({ type }) => type,
    ({ key }) => key,
  );
  const rows = findings.map((finding) => rowOf(finding, context));
  const owners = ownersText(context.comparison);
  const isLong = rows.length > MOST_ROWS;
  const records = isLong ? JSON.stringify(rows.map(recordOf)) : '';
  return {
    lead: [plural('inventory.lead', findings.length), ...(owners === '' ? [] : [`${visible(owners)}.`])].join(
      ' ',
    ),
    filters: filtersOf(context, findings, 'filters.hint-inventory'),
    table: {
      name: 'inventory',
      caption: text('inventory.caption'),
      columns: COLUMNS.map((title) => ({
        title,
        name: title.toLowerCase(),
        class: `col-${title.toLowerCase()}`,
      })),
      rows: isLong ? rows.slice(0, FIRST) : rows,
      rest: isLong && pack !== undefined ? rows.slice(FIRST) : [],
      records: pack === undefined || !isLong ? records : pack(records),
    },
  };
}

function rowOf(finding: Finding, { subjects }: Context): Row {
  const side = presentSide(finding);
  return {
    ...(subjects.get(finding.key) as Subject),
    ...facetsOf(finding),
    id: side?.id ?? '',
    account: side?.account ?? '',
    region: side?.region ?? '',
    tags: sortedBy(Object.entries(side?.tags ?? {}), ([key]) => key)
      .map(([key, value]) => `${key}=${value}`)
      .join('  '),
  };
}

/** What the script makes a row of, by position. */
function recordOf(row: Row): readonly string[] {
  const { href, status, type, severity, service, owner, typeTitle, name, id, account, region, tags } = row;
  return [href, status, type, severity, service, owner, typeTitle, name, id, account, region, tags].map(
    visible,
  );
}
