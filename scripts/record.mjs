// npm run record [-- examples/NAME ...]: builds the examples in the emulator and writes down what a scan of them sees.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startRecorder } from '../dist/endpoint/record.js';
import { writeExchanges } from '../dist/endpoint/exchange.js';
import { scan } from '../dist/scanner/scan.js';
import { connect, CREDENTIALS } from './aws.mjs';
import { loadExample, stateText } from './example.mjs';
import { CLOCK, prepareMoto, startMoto } from './moto.mjs';

const EXAMPLES = fileURLToPath(new URL('../examples', import.meta.url));

const missing = prepareMoto();
if (missing !== undefined) {
  console.error(missing);
  process.exit(1);
}
for (const folder of foldersFrom(process.argv.slice(2))) await record(folder);

function foldersFrom(args) {
  if (args.length > 0) return args.map((arg) => resolve(arg));
  const names = readdirSync(EXAMPLES).toSorted();
  return names
    .filter((name) => existsSync(`${EXAMPLES}/${name}/deploy.mjs`))
    .map((name) => `${EXAMPLES}/${name}`);
}

async function record(folder) {
  const { deploy, change, state, denied, region } = await loadExample(folder);
  const moto = await startMoto();
  const aws = connect({ endpoint: moto.url, region });
  try {
    const ids = await deploy(aws);
    if (state) writeFileSync(`${folder}/terraform.tfstate`, stateText(state(ids)));
    await change(aws, ids);
    const exchanges = await scanned({ target: moto.url, deny: denied, region });
    mkdirSync(`${folder}/recorded`, { recursive: true });
    writeFileSync(`${folder}/recorded/exchanges.json`, writeExchanges(exchanges));
    writeFileSync(`${folder}/recorded/recording.json`, stateText({ capturedAt: CLOCK, regions: [region] }));
    console.log(`${folder}: ${exchanges.length} exchanges`);
  } finally {
    aws.close();
    await moto.stop();
  }
}

async function scanned({ target, deny, region }) {
  const recorder = await startRecorder({ target, deny });
  try {
    await scan({
      regions: [region],
      now: new Date(CLOCK),
      endpointUrl: recorder.url,
      credentials: CREDENTIALS,
    });
    return recorder.exchanges();
  } finally {
    await recorder.close();
  }
}
