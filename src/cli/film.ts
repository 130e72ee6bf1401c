import { compare } from '../compare/compare.ts';
import { countByStatus } from '../compare/summary.ts';
import { readDesired } from '../desired/desired.ts';
import type { Comparison, Finding, Status } from '../model/comparison.ts';
import { IsodriftError } from '../model/errors.ts';
import type { Inventory } from '../model/graph.ts';
import { readStage, stageIn } from '../model/read-stage.ts';
import type { Scene, View } from '../model/scene.ts';
import { serializeStage } from '../model/stage-file.ts';
import { EMPTY_DESIRED } from './empty.ts';
import { readText } from './io.ts';

interface Film {
  readonly comparison: Comparison;
  readonly view: View;
  readonly film: NonNullable<Scene['film']>;
}

/** What came, went and changed between two scans: the earlier one stands for the design. Errors name the file. */
export function filmOf(from: string, to: string): Film {
  const [before, after] = [scanIn(from), scanIn(to)];
  const film = { from: before.capturedAt, to: after.capturedAt };
  const text = serializeStage(withoutDefaults(before));
  const earlier = readDesired([from], { read: () => text, list: (path) => [path] }, { title: titleOf(film) });
  return { comparison: withWhatCame(compare(earlier, after), before), view: 'drift', film };
}

function titleOf({ from, to }: Film['film']): string {
  return `${from.slice(0, 10)} to ${to.slice(0, 10)}`;
}

/** An inventory, or the deployed side of a comparison. */
function scanIn(path: string): Inventory {
  const text = readText(path);
  const stage = stageIn(text);
  if (stage === 'comparison') return deployedIn(readStage(text, path, stage));
  if (stage === 'inventory') return readStage(text, path, stage);
  throw new IsodriftError(
    'FORMAT_INVALID',
    `${path} holds no scan`,
    'give what "isodrift scan" or "isodrift diff" has written',
  );
}

const ABSENT: ReadonlySet<Status> = new Set(['missing', 'pending']);

function deployedIn({ deployed, findings, relations, gaps }: Comparison): Inventory {
  const keys = new Map(findings.map((finding) => [finding.key, finding.deployed?.key]));
  return {
    format: 'isodrift/inventory@1',
    ...deployed,
    resources: findings.flatMap((finding) => finding.deployed ?? []),
    relations: relations.flatMap(({ from, to, kind, label, status, evidence }) => {
      const [start, end, stated] = [keys.get(from), keys.get(to), keys.get(evidence.resource)];
      if (ABSENT.has(status) || start === undefined || end === undefined) return [];
      return [
        {
          from: start,
          to: end,
          kind,
          ...(label === undefined ? {} : { label }),
          evidence: { ...evidence, resource: stated ?? evidence.resource },
        },
      ];
    }),
    gaps,
  };
}

/** What AWS made by itself is left out of pictures, as it is where the design is a real one. */
function withoutDefaults(scan: Inventory): Inventory {
  const { findings } = compare(EMPTY_DESIRED, scan);
  const defaults = new Set(findings.flatMap(({ status, key }) => (status === 'aws-default' ? [key] : [])));
  return { ...scan, resources: scan.resources.filter(({ key }) => !defaults.has(key)) };
}

/** Everything that is new has come, whoever owns it; but what the earlier scan could not see may have been there. */
function withWhatCame(comparison: Comparison, before: Inventory): Comparison {
  const findings = comparison.findings.map((finding) => judged(finding, before));
  const statusOf = new Map(findings.map(({ key, status }) => [key, status]));
  const relations = comparison.relations.map((relation): typeof relation => {
    if (relation.status !== 'unmanaged' && relation.status !== 'owned-elsewhere') return relation;
    const ends = [relation.from, relation.to].map((key) => statusOf.get(key));
    return { ...relation, status: ends.includes('not-checked') ? 'not-checked' : 'unmanaged' };
  });
  return {
    ...comparison,
    findings,
    relations,
    summary: {
      ...comparison.summary,
      findings: countByStatus(findings),
      relations: countByStatus(relations),
    },
  };
}

function judged(finding: Finding, before: Inventory): Finding {
  if (finding.desired || (finding.status !== 'unmanaged' && finding.status !== 'owned-elsewhere'))
    return finding;
  const unseen = unseenIn(before, finding);
  const { reason: _, ...rest } = finding;
  return unseen === undefined
    ? { ...rest, status: 'unmanaged' }
    : { ...rest, status: 'not-checked', reason: unseen };
}

function unseenIn({ gaps, accounts, regions }: Inventory, { type, deployed }: Finding): string | undefined {
  const { account = '', region = '' } = deployed ?? {};
  const gap = gaps.find(
    (each) =>
      each.resource === undefined &&
      each.types.includes(type) &&
      each.account === account &&
      each.region === region,
  );
  if (gap) return `the earlier scan could not see it: ${gap.service}:${gap.action} ${gap.reason}`;
  if (!accounts.includes(account)) return `the earlier scan did not look into account ${account}`;
  const isSeen = region === 'global' || regions.includes(region);
  return isSeen ? undefined : `the earlier scan did not look into ${region}`;
}
