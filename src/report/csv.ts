import type { Comparison, Finding } from '../model/comparison.ts';
import { printable } from './printable.ts';
import { placeOf, valueText } from './words.ts';

/** One row per resource, and one per changed attribute of it; no cell is a formula. */
export function renderCsv(comparison: Comparison): string {
  const rows = [HEADER, ...comparison.findings.flatMap(rowsOf)];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
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
];

const VALUE_LENGTH = 2000;

function rowsOf(finding: Finding): string[][] {
  const { key, type, status, desired, deployed, changes, reason = '' } = finding;
  const resource = deployed ?? desired;
  const head = [
    status,
    type,
    key,
    resource?.account ?? '',
    resource?.region ?? '',
    resource?.id ?? '',
    resource?.name ?? '',
  ];
  const tail = (severity = ''): string[] => [reason, placeOf(finding), severity];
  if (changes.length === 0) return [[...head, '', '', '', ...tail(finding.severity)]];
  return changes.map((change) => [
    ...head,
    change.path,
    valueText(change.desired, VALUE_LENGTH),
    valueText(change.deployed, VALUE_LENGTH),
    ...tail(change.severity ?? finding.severity),
  ]);
}

/** Spreadsheets run what begins with one of these; an apostrophe makes it text. */
function cell(text: string): string {
  const safe = printable(text);
  const inert = /^\s*[=+\-@|%]/.test(safe) || safe.startsWith('\uFFFD') ? `'${safe}` : safe;
  return `"${inert.replaceAll('"', '""')}"`;
}
