import { type Comparison, DIVERGENT, type Finding } from '../model/comparison.ts';
import { groupBy } from '../model/order.ts';
import { SIGNS } from '../model/signs.ts';
import { fixesText } from './fixes.ts';
import { type Incident, incidentsOf } from './incident.ts';
import { printable } from './printable.ts';
import { NOT_AS_DESIGNED, type ToldStatus } from './told.ts';
import { changeText, typeText } from './words.ts';

/**
 * JUnit XML: a suite per account and region with a case per resource that is declared or should not be there, then suites
 * for rules, components, sources that disagree, exposures and arrows.
 */
export function renderJunit(comparison: Comparison): string {
  const cases = [...resourceCases(comparison), ...otherCases(comparison)];
  const suites = [...groupBy(cases, ({ suite }) => suite)].flatMap(([name, members]) => [
    `  <testsuite name="${xml(name)}" ${countsOf(members)}>`,
    ...members.flatMap(caseLines),
    '  </testsuite>',
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(`isodrift ${comparison.title}`)}" ${countsOf(cases)}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

interface Case {
  readonly suite: string;
  readonly className: string;
  readonly name: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly type: string;
  readonly message: string;
  readonly details: string;
}

const OPEN: ReadonlySet<ToldStatus> = new Set<ToldStatus>(['not-checked', 'pending', 'accepted']);

function resourceCases({ findings }: Comparison): Case[] {
  return findings
    .filter(({ desired, status }) => desired || status === 'unmanaged' || status === 'accepted')
    .map((finding) => {
      const { key, type, status, desired, reason } = finding;
      const isFailed = FAILING.has(status);
      const { word } = SIGNS[status];
      return {
        suite: suiteOf(finding),
        className: typeText(type),
        name: key,
        file: desired?.source.origin,
        line: desired?.source.line,
        outcome: isFailed ? 'failed' : OPEN.has(status) ? 'skipped' : 'passed',
        type: status,
        message: isFailed ? (reason ?? word) : `${word}${reason ? `: ${reason}` : ''}`,
        details: isFailed ? detailsOf(finding) : '',
      };
    });
}

const FAILING: ReadonlySet<ToldStatus> = new Set(DIVERGENT);

function suiteOf({ deployed, desired }: Finding): string {
  const resource = deployed ?? desired;
  return `${resource?.account || 'any account'}/${resource?.region || 'any region'}`;
}

/** Far more than any import block has. */
const FIXES_LENGTH = 20_000;

function detailsOf({ changes, status, fixes = [] }: Finding): string {
  const what =
    changes.length === 0
      ? SIGNS[status].word
      : changes.map((change) => `${change.path}: ${changeText(change, { length: 400 })}`).join(' | ');
  return `${printable(what)}${fixesText(fixes, FIXES_LENGTH)}`;
}

const SUITES: Readonly<Record<Exclude<Incident['what'], 'resource'>, string>> = {
  rule: 'rules',
  component: 'components',
  conflict: 'sources that disagree',
  exposure: 'exposures',
  arrow: 'arrows',
};

/** What is kept is a case that passes; of arrows there would be too many. */
function otherCases(comparison: Comparison): Case[] {
  return incidentsOf(comparison, [...NOT_AS_DESIGNED, 'accepted', 'kept', 'in-sync']).flatMap(
    (incident): Case[] => {
      const { what, status, subject, message, reason, severity, file, line, isDivergent } = incident;
      if (what === 'resource' || (what === 'arrow' && status === 'in-sync')) return [];
      const isFine = status === 'kept' || status === 'in-sync';
      return [
        {
          suite: SUITES[what],
          className: what,
          name: subject,
          file,
          line,
          outcome: isFine ? 'passed' : isDivergent ? 'failed' : 'skipped',
          type: severity ?? status,
          message: isDivergent ? (reason ?? status) : message,
          details: message,
        },
      ];
    },
  );
}

function countsOf(cases: readonly Case[]): string {
  const count = (wanted: Case['outcome']): number => cases.filter(({ outcome }) => outcome === wanted).length;
  return `tests="${cases.length}" failures="${count('failed')}" skipped="${count('skipped')}"`;
}

function caseLines({ className, name, file, line, outcome, type, message, details }: Case): string[] {
  const place = file === undefined ? '' : ` file="${xml(file)}"${line ? ` line="${line}"` : ''}`;
  const open = `    <testcase classname="${xml(className)}" name="${xml(name)}"${place}`;
  if (outcome === 'passed') return [`${open}/>`];
  const inside =
    outcome === 'failed'
      ? `      <failure type="${xml(type)}" message="${xml(message)}">${lines(details)}</failure>`
      : `      <skipped message="${xml(message)}"/>`;
  return [`${open}>`, inside, '    </testcase>'];
}

function lines(text: string): string {
  return text.split('\n').map(xml).join('\n');
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
