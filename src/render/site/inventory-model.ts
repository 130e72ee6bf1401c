import type { Finding } from '../../model/comparison.ts';
import { sortedBy } from '../../model/order.ts';
import type { Context } from './context.ts';
import { facetsOf, filtersOf } from './filters-model.ts';
import { counted, presentSide } from './subject.ts';

const COLUMNS = ['Status', 'Kind', 'Name', 'Id', 'Account', 'Region', 'Tags'];

/** The model of inventory.html: one row per resource of either side. */
export function inventoryModel(context: Context): Readonly<Record<string, unknown>> {
  const findings = sortedBy(
    context.findings.values(),
    ({ type }) => type,
    ({ key }) => key,
  );
  return {
    lead: `${counted(findings.length, 'resource')}: everything that is declared, deployed or both.`,
    filters: filtersOf(context, findings, 'filters.hint-inventory'),
    table: {
      name: 'inventory',
      caption: 'All resources',
      columns: COLUMNS.map((title) => ({
        title,
        name: title.toLowerCase(),
        class: `col-${title.toLowerCase()}`,
      })),
      rows: findings.map((finding) => rowOf(finding, context)),
    },
  };
}

function rowOf(finding: Finding, { subjects }: Context): Readonly<Record<string, unknown>> {
  const side = presentSide(finding);
  return {
    ...subjects.get(finding.key),
    ...facetsOf(finding),
    id: side?.id ?? '',
    account: side?.account ?? '',
    region: side?.region ?? '',
    tags: sortedBy(Object.entries(side?.tags ?? {}), ([key]) => key)
      .map(([key, value]) => `${key}=${value}`)
      .join('  '),
  };
}
