#!/usr/bin/env node
import { packageVersion } from '../dist/cli/version.js';

// The SDK warns on Node 20 that later versions of itself will need 22; which version is used is ours to decide, not the user's.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

const args = process.argv.slice(2);

// scripts ask for the version all the time: it is answered before anything else is loaded
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  console.log(packageVersion());
} else {
  const { main } = await import('../dist/cli/main.js');
  process.exitCode = await main(args);
}
