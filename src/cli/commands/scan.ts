import { type ScanFlags, scanOptions } from '../options.ts';
import { hidesSomething } from '../../model/graph.ts';
import type { Register } from './register.ts';

/** `isodrift scan --out inventory.json` */
export const scan: Register = (program, finish) => {
  scanOptions(program.command('scan'))
    .description('inventory an AWS account: read-only, every call that failed is listed')
    .option('--out <file>', 'where to write the inventory; absent: stdout')
    .option('--resume', 'go on with a scan to the same --out that was cut off')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: ScanFlags) => {
      const { runScanTo } = await import('../run-scan.ts');
      const { EXIT } = await import('../exit.ts');
      const inventory = await runScanTo(flags, program.opts());
      finish(inventory.gaps.some(hidesSomething) ? EXIT.incomplete : EXIT.ok);
    });
};

const EXAMPLES = `
Credentials, profiles, SSO and AWS_ENDPOINT_URL work as in the AWS CLI.

Examples:
  isodrift scan --region eu-west-1 --out inventory.json
  isodrift scan --profile audit --all-regions --depth full --out inventory.json
  isodrift scan --role-arn arn:aws:iam::111122223333:role/IsodriftReadOnly \\
    --external-id ci --out inventory.json
  isodrift scan --accounts-from organizations --all-regions --out org.json
  isodrift scan --accounts-from accounts.json --shard 2/8 --out part-2.json
  isodrift scan --source config-aggregator=org --region eu-west-1 --out org.json
  isodrift scan --region eu-west-1 --hash-key key.txt --out inventory.json

With --out, what is finished is kept in FILE.checkpoint until the scan ends;
after a crash or Ctrl-C, the same command with --resume goes on from there.
Ctrl-C (or SIGTERM) ends a scan with what it has seen: a valid inventory, in
which all that was not read is listed as a gap. A second one ends it at once.

--progress json writes to stderr, ten times a second and when a phase begins:
  {"phase":"list","account":"111122223333","region":"eu-west-1",
   "service":"ec2","action":"DescribeVpcs","done":12,"total":151,
   "resources":80,"gaps":0,"calls":31,"failed":0}
in one line, phase being enter, list, follow, long-tail, relate, write or done;
with several accounts also "accounts":{"done":1,"total":9}. done and total count
types in a region and things that others point at, of the account named. What
is said in words is {"message":"..."}; --quiet silences both.
An account that cannot be entered is a gap; the others are scanned all the same.
In AWS Batch arrays, GitLab's parallel jobs and Kubernetes' indexed jobs the
shard is taken from the environment (there with ISODRIFT_SHARDS for how many).

Exit codes: 0 everything seen, 3 something was not checked (the gaps are
listed), 1 error.`;
