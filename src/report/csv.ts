import type { Comparison, ComponentFinding, Finding, RuleFinding } from '../model/comparison.ts';
import type { Conflict, Source } from '../model/graph.ts';
import { type Incident, incidentsOf } from './incident.ts';
import { printable } from './printable.ts';
import { NOT_AS_DESIGNED } from './told.ts';
import { placeOf, placeText, sourceText, valueText } from './words.ts';

/**
 * One row per resource, and one per changed attribute of it; then the rules, one row per offender, the components, what two
 * sources declare differently, and the exposures and arrows that diverge. No cell is a formula.
 */
export function renderCsv(comparison: Comparison): string {
  const { findings, rules = [], components = [], conflicts = [] } = comparison;
  const others = incidentsOf(comparison, NOT_AS_DESIGNED).filter(
    ({ what }) => what === 'exposure' || what === 'arrow',
  );
  const rows: Row[] = [
    ...findings.flatMap(resourceRows),
    ...rules.flatMap(ruleRows),
    ...components.map(componentRow),
    ...conflicts.map(conflictRow),
    ...others.map(incidentRow),
  ];
  const cells = [[...HEADER], ...rows.map((row) => HEADER.map((column) => row[column] ?? ''))];
  return cells.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const HEADER = [
  'status',
  'type',
  'key',
  'account',
  'region',
  'id',
  'name',
  'attribute',
  'desired',
  'deployed',
  'reason',
  'declared in',
  'severity',
] as const;

type Row = Partial<Record<(typeof HEADER)[number], string>>;

const VALUE_LENGTH = 2000;

function resourceRows(finding: Finding): Row[] {
  const { key, type, status, desired, deployed, changes, reason = '' } = finding;
  const severity: string = finding.severity ?? '';
  const { account = '', region = '', id = '', name = '' } = deployed ?? desired ?? {};
  const whole = { status, type, key, account, region, id, name, reason, severity };
  const row: Row = { ...whole, 'declared in': placeOf(finding) };
  if (changes.length === 0) return [row];
  return changes.map((change) => ({
    ...row,
    attribute: change.path,
    desired: valueText(change.desired, VALUE_LENGTH),
    deployed: valueText(change.deployed, VALUE_LENGTH),
    severity: change.severity ?? severity,
  }));
}

function ruleRows({ rule, status, severity, offenders, reason, note, source }: RuleFinding): Row[] {
  const why = [reason, note].filter((text) => text !== undefined).join('; ');
  const row: Row = { status, type: 'rule', key: rule, reason: why, severity, ...declaredIn(source) };
  if (offenders.length === 0) return [row];
  return offenders.map(({ key, to, what }) => ({
    ...row,
    id: key,
    deployed: to === undefined ? what : `${what} -> ${to}`,
  }));
}

function componentRow(finding: ComponentFinding): Row {
  const { name, title = '', status, reason = '', members, source } = finding;
  const deployed = members.join('; ');
  return { status, type: 'component', key: name, name: title, deployed, reason, ...declaredIn(source) };
}

function conflictRow({ key, path, held, other }: Conflict): Row {
  return {
    status: 'disagrees',
    type: 'conflict',
    key,
    attribute: path,
    desired: valueText(held.value, VALUE_LENGTH),
    reason: `${valueText(other.value, VALUE_LENGTH)} in ${sourceText(other.source)}`,
    ...declaredIn(held.source),
  };
}

function incidentRow({ what, status, subject, reason = '', severity }: Incident): Row {
  return { status, type: what, key: subject, reason, severity: severity ?? '' };
}

function declaredIn(source: Source | undefined): Row {
  return source ? { 'declared in': placeText(source) } : {};
}

/** Spreadsheets run what begins with one of these; an apostrophe makes it text. */
function cell(text: string): string {
  const safe = printable(text);
  const inert = /^\s*[=+\-@|%]/.test(safe) || safe.startsWith('\uFFFD') ? `'${safe}` : safe;
  return `"${inert.replaceAll('"', '""')}"`;
}
