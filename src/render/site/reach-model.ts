import {
  type Comparison,
  DIVERGENT,
  type DriftSeverity,
  type Exposure,
  SEVERITIES,
  type Status,
} from '../../model/comparison.ts';
import { exposureNews } from '../../model/telling.ts';
import { sortedBy } from '../../model/order.ts';
import { type Context, findingHref, nameFor } from './context.ts';
import { safeName } from './links.ts';
import { grouped, signOf } from './subject.ts';
import { text } from './text.ts';

/** A resource as a word with a link; no link where no page holds it. */
export interface Node {
  readonly name: string;
  readonly kind: string;
  readonly href: string;
}

interface Reach {
  readonly status: string;
  readonly glyph: string;
  readonly word: string;
  readonly severity: DriftSeverity;
  readonly anchor: string;
  readonly from: Node;
  readonly verb: string;
  readonly to: Node;
  readonly port: string;
  /** from outside to inside; the first step is whoever reaches in */
  readonly chain: readonly (Node & { readonly by: string })[];
  readonly reason: string;
}

const MOST_OPEN = 12;
const MOST = 500;

/** Who reaches what against the design, worst first: some at once, the others folded away. */
export function reachModel(context: Context): Readonly<Record<string, unknown>> {
  const all = exposuresOf(context.comparison);
  const rows = all.slice(0, MOST).map((exposure) => reachOf(exposure, context));
  return {
    lead: leadOf(all),
    rows: rows.slice(0, MOST_OPEN),
    folded: {
      title: text('reach.folded', { count: grouped(rows.length - MOST_OPEN) }),
      rows: rows.slice(MOST_OPEN),
    },
    rest: all.length > MOST ? text('reach.rest', { count: grouped(all.length - MOST) }) : '',
  };
}

/** Exposures that nobody accepted and that are worse than most, as rows of the overview. */
export function gravest(
  context: Context,
): readonly (Readonly<Record<string, unknown>> & Pick<Reach, 'severity'>)[] {
  return exposuresOf(context.comparison)
    .filter(({ status, severity }) => DIVERGENT.includes(status) && GRAVE.has(severity))
    .map((exposure) => {
      const { from, verb, to, port, chain, anchor, ...row } = reachOf(exposure, context);
      return {
        ...row,
        name: `${from.name} ${verb} ${to.name} ${port}`,
        typeTitle: to.kind,
        words: chain.map(({ name }) => name).join(' → '),
        href: `drift.html#${anchor}`,
      };
    });
}

/** Name, kind and place of a key. */
export function nodeOf(context: Context, key: string): Node {
  if (key === 'internet') return { name: text('reach.internet'), kind: '', href: '' };
  return {
    name: nameFor(context, key),
    kind: context.subjects.get(key)?.typeTitle ?? '',
    href: findingHref(context, key),
  };
}

const GRAVE: ReadonlySet<DriftSeverity> = new Set<DriftSeverity>(['critical', 'high']);

/** What happened to an exposure, in a word. */
export function reachWord(status: Status): string {
  return WORDS.get(status) ?? signOf(status).word;
}

const WORDS: ReadonlyMap<Status, string> = new Map<Status, string>([
  ['accepted', text('reach.accepted')],
  ['unmanaged', text('reach.opened')],
  ['missing', text('reach.lost')],
]);

function exposuresOf({ exposures = [] }: Comparison): Exposure[] {
  return sortedBy(exposures, ({ severity }) => String(SEVERITIES.indexOf(severity)));
}

function leadOf(exposures: readonly Exposure[]): string {
  const parts = exposureNews(exposures).map(({ status, count }) =>
    text('reach.count', { count: grouped(count), what: reachWord(status) }),
  );
  return text('reach.lead', { parts: parts.join(', ') });
}

function reachOf(exposure: Exposure, context: Context): Reach {
  const { from, to, port, status, severity, path, reason = '' } = exposure;
  const sign = signOf(status);
  const steps = path.map(({ key, by }) => ({ ...nodeOf(context, key), by }));
  const start = nodeOf(context, from);
  return {
    ...sign,
    word: reachWord(status),
    severity,
    anchor: `x-${safeName([from, to, port, status].join(' '))}`,
    from: start,
    verb: text(status === 'missing' ? 'reach.no-longer' : 'reach.reaches'),
    to: nodeOf(context, to),
    port,
    chain: path[0]?.key === from ? steps : [{ ...start, by: '' }, ...steps],
    reason,
  };
}
