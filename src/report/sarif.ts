import type { Comparison, DriftSeverity } from '../model/comparison.ts';
import { fingerprint } from './fingerprint.ts';
import { fixesText } from './fixes.ts';
import { type Incident, incidentsOf } from './incident.ts';
import { printable, shortened } from './printable.ts';
import { NOT_AS_DESIGNED, type ToldStatus } from './told.ts';

/** SARIF 2.1.0 as GitHub code scanning reads it: every result stands at a line of the design. */
export function renderSarif(comparison: Comparison): string {
  const incidents = incidentsOf(comparison, REPORTED).slice(0, MOST_RESULTS);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'isodrift', rules: RULES.map(ruleOf) } },
        automationDetails: { id: categoryOf(comparison) },
        columnKind: 'utf16CodeUnits',
        results: incidents.map(resultOf),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const REPORTED: readonly ToldStatus[] = [...NOT_AS_DESIGNED, 'accepted'];

/** GitHub refuses a run with more. */
const MOST_RESULTS = 25_000;

type Level = 'error' | 'warning' | 'note';

interface Rule {
  readonly id: string;
  readonly level: Level;
  readonly title: string;
  readonly help: string;
}

const RULES: readonly Rule[] = [
  {
    id: 'isodrift/missing',
    level: 'error',
    title: 'Declared, not deployed',
    help: 'Deploy it, take it out of the design, or accept it in isodrift.yaml.',
  },
  {
    id: 'isodrift/changed',
    level: 'error',
    title: 'Deployed differently from the design',
    help: 'Deploy the design again, write the deployed value into the design, or accept it in isodrift.yaml.',
  },
  {
    id: 'isodrift/unmanaged',
    level: 'warning',
    title: 'Deployed, not declared',
    help: 'Import it into the design, remove it, or accept it in isodrift.yaml.',
  },
  {
    id: 'isodrift/not-checked',
    level: 'note',
    title: 'Could not be checked',
    help: 'The scan did not see it. Give the scanner the permission named in the message, and scan again.',
  },
  {
    id: 'isodrift/accepted',
    level: 'note',
    title: 'Diverges, and that is accepted',
    help: 'isodrift.yaml accepts this divergence. Take the acceptance out once it no longer holds.',
  },
  {
    id: 'isodrift/exposure',
    level: 'error',
    title: 'An exposure diverges: who reaches what is not as designed',
    help: 'Undo the change that the message names: one of the steps on the path must not let the traffic through.',
  },
  {
    id: 'isodrift/arrow',
    level: 'warning',
    title: 'An arrow diverges',
    help: 'A declared relation is not deployed, or a deployed one is not declared. Follow its evidence.',
  },
  {
    id: 'isodrift/rule',
    level: 'error',
    title: 'A rule of the design is broken',
    help: 'Change what the message names, or the rule in isodrift.yaml if it no longer holds.',
  },
  {
    id: 'isodrift/component',
    level: 'warning',
    title: 'A component is not deployed as designed',
    help: 'Deploy as many as the design says, spread as it says, or change the component in isodrift.yaml.',
  },
  {
    id: 'isodrift/conflict',
    level: 'note',
    title: 'Two sources of the design disagree',
    help: 'Let one source declare the attribute, or both the same value. Until then the first one holds.',
  },
];

const LEVELS: Readonly<Record<DriftSeverity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

function ruleOf({ id, level, title, help }: Rule): unknown {
  return {
    id,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. ${help}` },
    help: { text: help, markdown: help },
    defaultConfiguration: { level },
    properties: { tags: ['drift', 'aws'] },
  };
}

function resultOf(incident: Incident): unknown {
  const { status, severity, what, identity, file, line, reason } = incident;
  const id = what === 'resource' ? `isodrift/${status}` : `isodrift/${what}`;
  const ruleIndex = RULES.findIndex((rule) => rule.id === id);
  return {
    ruleId: id,
    ruleIndex,
    level: severity === undefined ? 'note' : LEVELS[severity],
    message: { text: messageOf(incident) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: 1, endLine: line, endColumn: 2 },
        },
      },
    ],
    ...(severity === undefined ? {} : { properties: { severity } }),
    partialFingerprints: { primaryLocationLineHash: `${fingerprint(id, ...identity)}:1` },
    ...(status === 'accepted'
      ? { suppressions: [{ kind: 'external', justification: printable(reason ?? 'accepted') }] }
      : {}),
  };
}

/** GitHub shows so many characters of a message. */
const MESSAGE_LENGTH = 1000;

/** What is wrong and, where there is room, what to paste where. */
function messageOf({ message, fixes }: Incident): string {
  const text = shortened(message, MESSAGE_LENGTH);
  return `${text}${fixesText(fixes, MESSAGE_LENGTH - text.length)}`;
}

/** A path relative to the repository, as a URI; a drive letter or a leading slash would make it absolute. */
function uriOf(file: string): string {
  const parts = printable(file)
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  return parts.map((part) => encodeURIComponent(part)).join('/') || 'isodrift.yaml';
}

function categoryOf({ deployed }: Comparison): string {
  return printable(`isodrift/${onlyOne(deployed.accounts)}/${onlyOne(deployed.regions)}/`);
}

function onlyOne(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? 'all') : 'all';
}
