import { IsodriftError } from '../model/errors.ts';

const AGGREGATOR = 'config-aggregator';

/** The aggregator that `--source config-aggregator=NAME` names; '' where the name is left out. Throws for another source. */
export function aggregatorIn(source: string): string {
  const [kind, name = ''] = source.split('=', 2);
  if (kind === AGGREGATOR && /^[\w-]{0,256}$/.test(name)) return name;
  const hint = 'known: config-aggregator=NAME, where NAME is letters, digits, _ and -';
  throw new IsodriftError('OPTION_INVALID', `"${source}" is no source of a scan`, hint);
}
