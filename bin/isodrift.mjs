#!/usr/bin/env node
import { main } from '../dist/cli/main.js';

// The SDK warns on Node 20 that later versions of itself will need 22; which version is used is ours to decide, not the user's.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

process.exitCode = await main(process.argv.slice(2));
