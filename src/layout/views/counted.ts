import type { Comparison, Finding } from '../../model/comparison.ts';
import type { Lookup } from '../about.ts';
import { type Draft, type Node, noteOf } from '../draft.ts';
import { placer } from '../place.ts';

/** Every finding that is not left out, each for itself: what is folded into a block counts here as much as the block. */
export function allNodes(
  comparison: Comparison,
  { shapes, shownBy, blocks, zones }: Draft,
  lookup: Lookup,
): Node[] {
  const known = new Map([...blocks, ...zones].map((node) => [node.key, node]));
  const abouts = new Map(comparison.findings.map(({ key, type }) => [key, lookup(type)]));
  const place = placer(comparison.findings, comparison, (key) => abouts.get(key));
  return comparison.findings
    .filter(({ key }) => shapes.has(key))
    .map((finding) => {
      const shower = known.get(shownBy.get(finding.key) ?? '');
      return nodeOf(finding, lookup, shower?.place ?? place(finding.key));
    });
}

function nodeOf(finding: Finding, lookup: Lookup, place: Node['place']): Node {
  const { name, status, changes } = noteOf(finding, lookup);
  return { key: finding.key, finding, about: lookup(finding.type), name, status, changes, folded: [], place };
}
