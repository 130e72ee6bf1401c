import { createHash } from 'node:crypto';
import { IsodriftError } from '../model/errors.ts';

/** One of several runs that share the accounts among them. */
export interface Shard {
  /** from 1 */
  readonly index: number;
  readonly count: number;
  /** where it was read, for people: `--shard` or the names of environment variables */
  readonly origin: string;
}

/** The shard that an account belongs to, from 1: always the same, whatever other accounts there are. */
export function shardOf(account: string, count: number): number {
  // 48 bits of a hash: evenly spread, and small enough to be a number
  const bits = createHash('sha256').update(account).digest().readUIntBE(0, 6);
  return (bits % count) + 1;
}

/** Those accounts that belong to the shard. */
export function inShard<T>(items: readonly T[], { index, count }: Shard, account: (item: T) => string): T[] {
  return items.filter((item) => shardOf(account(item), count) === index);
}

/** Reads `2/8`, the second of eight. */
export function readShard(text: string, origin = '--shard'): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  return checked(Number(index), Number(count), `${origin} ${text}`);
}

/**
 * The shard that a job runner gives to its job; undefined where there is none. Runners differ in whether they count from 0:
 * AWS Batch (https://docs.aws.amazon.com/batch/latest/userguide/job_env_vars.html) and Kubernetes
 * (https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode) do, GitLab
 * (https://docs.gitlab.com/ci/variables/predefined_variables/) does not. Kubernetes does not tell how many there are.
 */
export function shardFrom(environment: Readonly<Record<string, string | undefined>>): Shard | undefined {
  const runner = RUNNERS.find(({ index }) => isSet(environment[index]));
  if (!runner) return undefined;
  const { index, counts, first } = runner;
  const count = counts.find((name) => isSet(environment[name]));
  const origin = `${index}${count === undefined ? '' : ` of ${count}`}`;
  if (count === undefined) {
    throw new IsodriftError(
      'OPTION_INVALID',
      `${index} is set, but not how many shards there are`,
      `set ${counts.join(' or ')}, or pass --shard i/n`,
    );
  }
  return checked(Number(environment[index]) - first + 1, Number(environment[count]), origin);
}

const RUNNERS: readonly {
  readonly index: string;
  readonly counts: readonly string[];
  readonly first: 0 | 1;
}[] = [
  {
    index: 'AWS_BATCH_JOB_ARRAY_INDEX',
    counts: ['AWS_BATCH_JOB_ARRAY_SIZE', 'ISODRIFT_SHARDS'],
    first: 0,
  },
  { index: 'JOB_COMPLETION_INDEX', counts: ['ISODRIFT_SHARDS'], first: 0 },
  { index: 'CI_NODE_INDEX', counts: ['CI_NODE_TOTAL', 'ISODRIFT_SHARDS'], first: 1 },
];

function isSet(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

function checked(index: number, count: number, origin: string): Shard {
  const isWhole = Number.isInteger(index) && Number.isInteger(count);
  if (isWhole && index >= 1 && index <= count) return { index, count, origin };
  throw new IsodriftError(
    'OPTION_INVALID',
    `${origin} is no shard`,
    'write --shard i/n with 1 <= i <= n, for example 2/8',
  );
}
