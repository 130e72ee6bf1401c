import type { Progress } from '../scanner/options.ts';
import type { Terminal } from './terminal.ts';

/** Where a scan stands; `write` and `done` come after all that AWS is asked. */
export interface Standing extends Omit<Progress, 'phase'> {
  readonly phase: Progress['phase'] | 'write' | 'done';
}

/** Tells how far a scan is; `now` is the clock, in ms. */
export function progressTeller(
  terminal: Terminal,
  now: () => number = Date.now,
): (standing: Standing) => void {
  const { form } = terminal;
  const share = shareOf();
  let last: { readonly phase: string; readonly at: number } | undefined;
  return (standing) => {
    const done = share(standing);
    // a large scan has a thousand answers a second: more than anyone can read
    const isNew = standing.phase !== last?.phase;
    if (!isNew && now() - (last?.at ?? 0) < EVERY_MS[form]) return;
    last = { phase: standing.phase, at: now() };
    if (form === 'json') terminal.record(recordOf(standing));
    else if (form === 'bar') terminal.progress(standing.phase === 'done' ? '' : barLine(standing, done));
    // a phase that is over at once is not worth a line
    else if (!BRIEF.has(standing.phase)) terminal.say(plainLine(standing));
  };
}

const EVERY_MS: Record<Terminal['form'], number> = { json: 100, bar: 100, plain: 5000 };

const BRIEF: ReadonlySet<Standing['phase']> = new Set(['enter', 'relate', 'write', 'done']);

/** All accounts together, from 0 to 1. Those that run count with what they have done. */
function shareOf(): (standing: Standing) => number {
  const running = new Map<string, number>();
  return ({ account, accounts, phase, done, total }) => {
    if (phase === 'done' || phase === 'write') return 1;
    const own = total === 0 ? 0 : done / total;
    if (!accounts) return own;
    running.set(account, own);
    const sum = [...running.values()].reduce((all, one) => all + one, 0);
    return Math.min(1, Math.max(sum, accounts.done) / Math.max(1, accounts.total));
  };
}

/** The same members in every line, so that a reader needs no cases. */
function recordOf({ phase, account, region, service, action, ...counts }: Standing): object {
  const { done, total, resources, gaps, calls, failed, accounts } = counts;
  const where = { phase, account, region, service, action };
  return { ...where, done, total, resources, gaps, calls, failed, ...(accounts ? { accounts } : {}) };
}

const BAR_WIDTH = 24;

function barLine(standing: Standing, share: number): string {
  const full = Math.floor(share * BAR_WIDTH);
  const bar = `[${'#'.repeat(full)}${'-'.repeat(BAR_WIDTH - full)}]`;
  const percent = `${Math.floor(share * 100)}`.padStart(3);
  return `${bar} ${percent} % ${countsOf(standing)}  ${nowAt(standing)}`.trimEnd();
}

function plainLine(standing: Standing): string {
  const { account, done, total, accounts } = standing;
  const which = accounts ? `${account} (${accounts.done} of ${accounts.total} accounts done): ` : '';
  return `${which}${PHASES[standing.phase]}: ${done} of ${total} parts done, ${countsOf(standing)}`;
}

const PHASES: Record<Standing['phase'], string> = {
  enter: 'entering',
  list: 'listing',
  follow: 'reading what these point at',
  'long-tail': 'looking for other types',
  relate: 'relating',
  write: 'writing',
  done: 'done',
};

function countsOf({ resources, gaps, calls }: Standing): string {
  return `${resources} resources, ${gaps} gaps, ${calls} calls`;
}

function nowAt({ phase, service, action, region }: Standing): string {
  return action === '' || BRIEF.has(phase) ? PHASES[phase] : `${service}:${action} ${region}`;
}
