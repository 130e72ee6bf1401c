import { CATALOGUE } from '../catalogue/index.ts';
import { IsodriftError } from '../model/errors.ts';
import { aggregatorPolicy, hubPolicy, type PolicyDocument, policyFor } from '../scanner/policy.ts';
import { roleTemplate, terraformModule } from '../scanner/policy-template.ts';
import { selectedBy } from '../scanner/selected.ts';
import { aggregatorIn } from './source-option.ts';

/** What the flags of `isodrift policy` say. */
export interface PolicyFlags {
  readonly depth: 'overview' | 'standard' | 'full';
  readonly format: 'json' | 'cloudformation' | 'terraform';
  readonly services?: readonly string[];
  readonly longTail?: true;
  readonly hub?: true;
  readonly source?: string;
  readonly roleName: string;
}

/** The policy that the flags ask for, in their format. Throws when they ask for two at once. */
export function policyText(flags: PolicyFlags): string {
  const { hub, source, format } = flags;
  refuseIdle(flags);
  if (hub && source !== undefined) {
    const hint = 'print one after the other: they belong to different roles';
    throw new IsodriftError('OPTION_INVALID', '--hub and --source do not go together', hint);
  }
  const policy = chosen(flags);
  const isMember = !hub && source === undefined;
  if (format === 'terraform') return terraformModule(policy, { isMember });
  if (format === 'cloudformation' && !isMember) {
    const hint = 'use --format json or terraform; examples/org-scan/hub.yaml holds a whole hub';
    throw new IsodriftError(
      'OPTION_INVALID',
      '--format cloudformation is the role of a scanned account',
      hint,
    );
  }
  const shown = format === 'cloudformation' ? roleTemplate(policy) : policy;
  return `${JSON.stringify(shown, null, 2)}\n`;
}

/** What a hub or an aggregator may ask does not depend on what is scanned: these would change nothing. */
function refuseIdle({ hub, source, services, longTail }: PolicyFlags): void {
  if (!hub && source === undefined) return;
  const idle = [...(services ? ['--services'] : []), ...(longTail ? ['--long-tail'] : [])];
  if (idle.length === 0) return;
  const what = `${idle.join(', ')} and ${hub ? '--hub' : '--source'} do not go together`;
  throw new IsodriftError(
    'OPTION_INVALID',
    what,
    'they are of the role in each scanned account: print that apart',
  );
}

function chosen({ hub, source, services, depth, longTail, roleName }: PolicyFlags): PolicyDocument {
  if (hub) return hubPolicy(roleName);
  if (source !== undefined) {
    aggregatorIn(source);
    return aggregatorPolicy();
  }
  return policyFor(selectedBy(services, CATALOGUE), depth, { longTail: longTail === true });
}
