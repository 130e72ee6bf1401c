import type { Comparison, Finding, Status } from '../model/comparison.ts';
import { groupBy } from '../model/order.ts';
import { SIGNS } from '../model/signs.ts';
import { printable } from './printable.ts';
import { changeText, typeText } from './words.ts';

/** JUnit XML: a suite per account and region, a case per resource that is declared or that should not be there. */
export function renderJunit(comparison: Comparison): string {
  const cases = comparison.findings.filter(
    ({ desired, status }) => desired || status === 'unmanaged' || status === 'accepted',
  );
  const suites = [...groupBy(cases, suiteOf)].map(([name, findings]) => suiteLines(name, findings));
  const totals = `tests="${cases.length}" failures="${cases.filter(isFailure).length}" skipped="${cases.filter(isSkipped).length}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(`isodrift ${comparison.title}`)}" ${totals}>`,
    ...suites.flat(),
    '</testsuites>',
    '',
  ].join('\n');
}

const FAILING: ReadonlySet<Status> = new Set(['missing', 'changed', 'unmanaged']);
const SKIPPED: ReadonlySet<Status> = new Set(['not-checked', 'pending', 'accepted']);

function suiteOf({ deployed, desired }: Finding): string {
  const resource = deployed ?? desired;
  return `${resource?.account || 'any account'}/${resource?.region || 'any region'}`;
}

function suiteLines(name: string, findings: readonly Finding[]): string[] {
  const counts = `tests="${findings.length}" failures="${findings.filter(isFailure).length}" skipped="${findings.filter(isSkipped).length}"`;
  return [`  <testsuite name="${xml(name)}" ${counts}>`, ...findings.flatMap(caseLines), '  </testsuite>'];
}

function caseLines(finding: Finding): string[] {
  const { key, type, status, desired, reason } = finding;
  const source = desired?.source;
  const place = source ? ` file="${xml(source.origin)}"${source.line ? ` line="${source.line}"` : ''}` : '';
  const open = `    <testcase classname="${xml(typeText(type))}" name="${xml(key)}"${place}`;
  if (isFailure(finding)) {
    const message = xml(reason ?? SIGNS[status].word);
    return [
      `${open}>`,
      `      <failure type="${status}" message="${message}">${xml(details(finding))}</failure>`,
      '    </testcase>',
    ];
  }
  if (isSkipped(finding))
    return [
      `${open}>`,
      `      <skipped message="${xml(`${SIGNS[status].word}${reason ? `: ${reason}` : ''}`)}"/>`,
      '    </testcase>',
    ];
  return [`${open}/>`];
}

function details({ changes, status }: Finding): string {
  if (changes.length === 0) return SIGNS[status].word;
  return changes.map((change) => `${change.path}: ${changeText(change, { length: 400 })}`).join(' | ');
}

function isFailure({ status }: Finding): boolean {
  return FAILING.has(status);
}

function isSkipped({ status }: Finding): boolean {
  return SKIPPED.has(status);
}

/** For text and attributes alike; what XML forbids outright is already replaced by `printable`. */
function xml(text: string): string {
  return printable(text)
    .replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
