import type { Comparison, Finding } from '../model/comparison.ts';
import { IsodriftError } from '../model/errors.ts';
import { ruleText } from '../model/likeness.ts';
import { originText, type Resource } from '../model/graph.ts';
import { printable } from '../report/printable.ts';

/** Everything a comparison says about one resource, as text; finds it by key, id, ARN, name or address. */
export function explainFinding(comparison: Comparison, wanted: string): string {
  const found = findingsFor(comparison, wanted);
  const arrows = comparison.relations.filter(({ from, to }) =>
    found.some(({ key }) => key === from || key === to),
  );
  const lines = [
    ...found.flatMap(linesOf),
    ...(arrows.length > 0 ? ['arrows'] : []),
    ...arrows.map(
      ({ from, to, kind, label, status }) => `  ${status}: ${from} ${kind} ${to}${label ? ` ${label}` : ''}`,
    ),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

/** What answers to a key, id, ARN, name or address; an error that suggests what was meant where nothing does. */
export function findingsFor({ findings }: Comparison, wanted: string): Finding[] {
  const found = findings.filter((finding) => answersTo(finding, wanted));
  if (found.length > 0) return found;
  const near = findings.find(({ key }) => key.includes(wanted));
  const hint = near
    ? `did you mean ${near.key}?`
    : 'the keys are in comparison.json and on each resource page';
  throw new IsodriftError('OPTION_INVALID', `nothing in the comparison answers to "${wanted}"`, hint);
}

function answersTo(finding: Finding, wanted: string): boolean {
  const sides = [finding.desired, finding.deployed].filter((side) => side !== undefined);
  return [
    finding.key,
    ...sides.flatMap(({ key, id, arn, name, source }) => [key, id, arn, name, source.address]),
  ].includes(wanted);
}

function linesOf(finding: Finding): string[] {
  const { key, type, status, reason, match, changes, notCompared, suppressed } = finding;
  return [
    `${key} (${type})`,
    `  status: ${status}${reason ? ` - ${reason}` : ''}`,
    ...(match ? [`  matched by: ${match}`] : []),
    ...sideLine('desired', finding.desired),
    ...sideLine('deployed', finding.deployed),
    ...changes.map(
      ({ path, desired, deployed }) =>
        `  Δ ${path}: ${json(desired)} in the design, ${json(deployed)} deployed`,
    ),
    ...notCompared.map((entry) => `  not compared: ${entry.path} - ${entry.reason}`),
    ...suppressed.map((one) => `  equal after normalisation: ${one.path} (${ruleText(one)})`),
  ];
}

function sideLine(side: string, resource: Resource | undefined): string[] {
  if (!resource) return [];
  const { id, source } = resource;
  const address = source.address ? ` ${source.address}` : '';
  return [`  ${side}: ${id || '(no id yet)'} from ${originText(source)}${address}`];
}

function json(value: unknown): string {
  return value === null ? 'nothing' : JSON.stringify(value);
}
