import {
  type Comparison,
  DIVERGENT,
  type ProtectionAnswer,
  type Ratio,
  STATUSES,
} from '../../model/comparison.ts';
import { sortedBy } from '../../model/order.ts';
import { SIGNS } from '../../model/signs.ts';
import { counted, grouped, kindOf, nameOf, placeOf, presentSide } from '../site/subject.ts';
import { visible } from '../site/visible.ts';
import { divergences } from './divergences.ts';
import { type Chapter, code, namesOf, type Paper, sign, table, words } from './paper.ts';

/** The paper of a comparison: chapters in the order in which people read, empty ones left out. */
export function paperOf(comparison: Comparison): Paper {
  const { title, desired, deployed } = comparison;
  const chapters: Chapter[] = [
    summary(comparison),
    { id: 'picture', title: 'The picture', parts: [{ kind: 'picture' }] },
    divergences(comparison),
    arrows(comparison),
    exposures(comparison),
    architecture(comparison),
    protection(comparison),
    accepted(comparison),
    notChecked(comparison),
    inventory(comparison),
  ];
  return {
    title: visible(title),
    facts: [
      ['Design', desired.sources.map(({ file }) => file).join(', ')],
      ['Accounts', deployed.accounts.join(', ')],
      ['Regions', deployed.regions.join(', ')],
      ['Scanned', deployed.capturedAt],
      ['Made with', deployed.scanner],
    ].flatMap(([label = '', value = '']) => (value === '' ? [] : [[label, visible(value)] as const])),
    chapters: chapters.filter(({ parts }) => parts.length > 0),
  };
}

function summary({ summary: { status, findings, ownership, verified, calls }, gaps }: Comparison): Chapter {
  const verdict = {
    divergent: 'The account diverges from its design.',
    'in-sync': 'The account is as it was designed.',
    incomplete: 'No divergence was seen, but not everything could be checked.',
  }[status];
  return {
    id: 'summary',
    title: 'Summary',
    parts: [
      { kind: 'text', text: verdict },
      {
        kind: 'table',
        head: ['', 'Status', 'Resources', 'Meaning'],
        rows: STATUSES.filter((one) => findings[one] > 0).map((one) => [
          { lines: [SIGNS[one].glyph], status: one },
          { lines: [SIGNS[one].word] },
          { lines: [grouped(findings[one])] },
          { lines: [SIGNS[one].meaning] },
        ]),
      },
      { kind: 'text', text: `Declared, of what is deployed and not made by AWS: ${ratio(ownership)}.` },
      { kind: 'text', text: `Compared, of what is declared: ${ratio(verified)}.` },
      {
        kind: 'text',
        text:
          gaps.length === 0
            ? `All ${counted(calls.made, 'call')} to AWS were answered.`
            : `${counted(calls.failed, 'call')} of ${grouped(calls.made)} to AWS failed: see “Not checked”.`,
      },
    ],
  };
}

function ratio({ part, whole }: Ratio): string {
  return whole === 0
    ? 'n/a'
    : `${grouped(part)} of ${grouped(whole)} (${Math.floor((100 * part) / whole)} %)`;
}

function arrows({ relations, findings }: Comparison): Chapter {
  const names = namesOf(findings);
  const rows = relations
    .filter(({ status }) => DIVERGENT.includes(status))
    .map(({ from, to, kind, label = '', status, reason = '' }) => [
      sign(status),
      words(names(from)),
      words([kind, label].filter((part) => part !== '').join(' ')),
      words(names(to)),
      words(reason),
    ]);
  return {
    id: 'arrows',
    title: 'Arrows that diverge',
    parts: rows.length === 0 ? [] : [table(['', 'From', 'Does', 'To', 'Why'], rows)],
  };
}

function exposures({ exposures: found = [], findings }: Comparison): Chapter {
  const names = namesOf(findings);
  const rows = found.map(({ from, to, port, severity, path, status }) => [
    sign(status),
    words(from === 'internet' ? 'the internet' : names(from)),
    words(names(to)),
    words(port),
    words(severity),
    { lines: path.map(({ key, by }) => visible(`${names(key)}: ${by}`)) },
  ]);
  return {
    id: 'exposures',
    title: 'Exposures: who reaches what, and is not let in by the design',
    parts: rows.length === 0 ? [] : [table(['', 'From', 'To', 'Port', 'Severity', 'Way'], rows)],
  };
}

function architecture({ rules = [], components = [], findings }: Comparison): Chapter {
  const names = namesOf(findings);
  return {
    id: 'architecture',
    title: 'Rules and components',
    parts: [
      ...(rules.length === 0
        ? []
        : [
            table(
              ['Rule', 'Verdict', 'Severity', 'Who breaks it', 'Why it is there'],
              rules.map(({ rule, status, severity, offenders, reason = '' }) => [
                code([rule]),
                words(status),
                words(severity),
                { lines: offenders.map(({ key, what }) => visible(`${names(key)}: ${what}`)) },
                words(reason),
              ]),
            ),
          ]),
      ...(components.length === 0
        ? []
        : [
            table(
              ['Component', 'Status', 'Members', 'Zones', 'Why'],
              components.map(({ name, title, status, members, zones, reason = '' }) => [
                words(title ?? name),
                words(status),
                words(grouped(members.length)),
                words(zones.join(', ')),
                words(reason),
              ]),
            ),
          ]),
    ],
  };
}

function protection({ protection: rows = [], findings }: Comparison): Chapter {
  const names = namesOf(findings);
  return {
    id: 'protection',
    title: 'Data protection',
    parts:
      rows.length === 0
        ? []
        : [
            table(
              ['', 'Store', 'Type', 'Answers'],
              rows.map(({ key, type, status, answers }) => [
                sign(status),
                words(names(key)),
                words(kindOf(type)),
                { lines: answers.map((answer) => visible(said(answer))) },
              ]),
            ),
          ],
  };
}

function said({ question, wanted, desired, deployed }: ProtectionAnswer): string {
  const mark = deployed === undefined || deployed === wanted ? '' : ' (!)';
  const design = desired === undefined || desired === deployed ? '' : `, designed ${yesNo(desired)}`;
  return `${question}: ${yesNo(deployed)}${mark}${design}`;
}

function yesNo(answer: boolean | undefined): string {
  return answer === undefined ? 'unknown' : answer ? 'yes' : 'no';
}

function accepted({ findings }: Comparison): Chapter {
  const rows = findings.filter(({ status }) => status === 'accepted');
  return {
    id: 'accepted',
    title: 'Accepted divergences',
    parts:
      rows.length === 0
        ? []
        : [
            table(
              ['Resource', 'Type', 'Why'],
              rows.map((finding) => [
                words(nameOf(finding)),
                words(kindOf(finding.type)),
                words(finding.reason ?? ''),
              ]),
            ),
          ],
  };
}

function notChecked({ gaps, findings }: Comparison): Chapter {
  const unseen = findings.filter(({ status }) => status === 'not-checked');
  return {
    id: 'not-checked',
    title: 'Not checked',
    parts: [
      ...(gaps.length === 0
        ? []
        : [
            table(
              ['Account', 'Region', 'Call', 'Reason', 'Answer'],
              gaps.map(({ account, region, service, action, reason, message }) => [
                words(account),
                words(region),
                code([`${service}:${action}`]),
                words(reason),
                words(message),
              ]),
            ),
          ]),
      ...(unseen.length === 0
        ? []
        : [
            table(
              ['Resource', 'Type', 'Why'],
              unseen.map((finding) => [
                words(nameOf(finding)),
                words(kindOf(finding.type)),
                words(finding.reason ?? ''),
              ]),
            ),
          ]),
    ],
  };
}

function inventory({ findings }: Comparison): Chapter {
  const rows = sortedBy(
    findings.filter(({ status }) => status !== 'aws-default'),
    ({ type }) => kindOf(type),
    nameOf,
    ({ key }) => key,
  );
  return {
    id: 'inventory',
    title: 'Inventory',
    parts:
      rows.length === 0
        ? []
        : [
            table(
              ['', 'Type', 'Name', 'Id', 'Where'],
              rows.map((finding) => [
                sign(finding.status),
                words(kindOf(finding.type)),
                words(nameOf(finding)),
                code([presentSide(finding)?.id ?? '']),
                words(placeOf(finding)),
              ]),
            ),
          ],
  };
}
