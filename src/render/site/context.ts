import { type Comparison, type Finding, type Status, STATUSES } from '../../model/comparison.ts';
import { sortedBy } from '../../model/order.ts';
import { type Links, linksFor } from './links.ts';
import type { Scene } from '../../model/scene.ts';
import type { History, Picture, SiteInput } from './site-input.ts';
import { kindOf, nameOf, type Subject, subjectOf } from './subject.ts';

/** What all page models share. */
export interface Context {
  readonly comparison: Comparison;
  readonly pictures: readonly Picture[];
  /** absent when there is nothing to look back on */
  readonly history?: History;
  /** absent: no page in three dimensions */
  readonly scene?: Scene;
  readonly links: Links;
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly findings: ReadonlyMap<string, Finding>;
  /** what the drift sheet lists, worst first, and of these the ones it spells out */
  readonly listed: readonly Finding[];
  readonly carded: ReadonlySet<string>;
}

const MAX_RESOURCE_PAGES = 2000;
const MAX_CARDS = 1000;

/** Statuses of the drift sheet; the others have sheets of their own. */
const LISTED: ReadonlySet<Status> = new Set<Status>([
  'missing',
  'changed',
  'unmanaged',
  'pending',
  'accepted',
]);

/** Links, names and order of the findings, made once. */
export function contextOf(input: SiteInput): Context {
  return contextWith(input, kindOf);
}

/** The same where the catalogue is not at hand: `titleOf` says what people call a type. */
export function contextWith(
  { comparison, pictures, history, scene, maxResourcePages, maxCards }: SiteInput,
  titleOf: (type: string) => string,
): Context {
  const findings = new Map(comparison.findings.map((finding) => [finding.key, finding]));
  const links = linksFor([...findings.keys()], maxResourcePages ?? MAX_RESOURCE_PAGES);
  const subjects = new Map(
    [...findings].map(([key, finding]) => [key, subjectOf(finding, links, titleOf(finding.type))]),
  );
  const listed = listedFindings(findings.values());
  const carded = new Set(listed.slice(0, maxCards ?? MAX_CARDS).map(({ key }) => key));
  return {
    comparison,
    pictures,
    ...(history ? { history } : {}),
    ...(scene ? { scene } : {}),
    links,
    subjects,
    findings,
    listed,
    carded,
  };
}

/** Does a finding or an arrow of this status belong on the drift sheet? */
export function isListed(status: Status): boolean {
  return LISTED.has(status);
}

/** The card on the drift sheet when there is one, else the page of the resource. */
export function findingHref({ carded, links }: Context, key: string): string {
  return carded.has(key) ? `drift.html#${cardAnchor(links, key)}` : links.hrefOf(key);
}

/** The anchor of a card: apart from the resource's own, as one page may hold both one day. */
export function cardAnchor(links: Links, key: string): string {
  return `f-${links.anchorOf(key)}`;
}

function listedFindings(findings: Iterable<Finding>): Finding[] {
  return sortedBy(
    [...findings].filter(({ status }) => isListed(status)),
    ({ status }) => String(STATUSES.indexOf(status)),
    ({ type }) => type,
    ({ key }) => key,
  );
}

/** The name of a key's resource; the key itself when no finding has it. */
export function nameFor({ findings }: Context, key: string): string {
  const finding = findings.get(key);
  return finding === undefined ? key : nameOf(finding);
}
