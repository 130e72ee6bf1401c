import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadDesired } from '../../src/cli/load.ts';
import { compare } from '../../src/compare/compare.ts';
import { readExchanges } from '../../src/endpoint/exchange.ts';
import { startReplay } from '../../src/endpoint/replay.ts';
import type { Desired } from '../../src/model/graph.ts';
import { scan } from '../../src/scanner/scan.ts';
import { managed, state } from '../desired/support.ts';

const EXAMPLE = 'examples/image-pipeline';
const folder = mkdtempSync(join(tmpdir(), 'isodrift-sources-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PROVIDER = (alias: string): object => ({
  provider: `provider["registry.terraform.io/hashicorp/aws"]${alias}`,
});
const STATE = state(
  managed('aws_vpc.home', { id: 'vpc-1', arn: 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1' }, PROVIDER('')),
  managed('aws_launch_template.home', { id: 'lt-1', name: 'a' }, PROVIDER('')),
  managed(
    'aws_vpc.audit',
    { id: 'vpc-2', arn: 'arn:aws:ec2:us-east-1:444455556666:vpc/vpc-2' },
    PROVIDER('.audit'),
  ),
  managed('aws_launch_template.audit', { id: 'lt-2', name: 'b' }, PROVIDER('.audit')),
);
const PLACES = [
  ['aws_launch_template.audit', '444455556666', 'us-east-1'],
  ['aws_launch_template.home', '111122223333', 'eu-west-1'],
  ['aws_vpc.audit', '444455556666', 'us-east-1'],
  ['aws_vpc.home', '111122223333', 'eu-west-1'],
];

function placesIn(text: string): unknown {
  return (JSON.parse(text) as Desired).resources.map(({ key, account, region }) => [key, account, region]);
}

test('with the name of a stack, physical ids come from the deployed stack, scanned over HTTP', async () => {
  const file = `${EXAMPLE}/recorded/exchanges.json`;
  const replay = await startReplay(readExchanges(readFileSync(file, 'utf8'), file));
  try {
    const inventory = await scan({
      regions: ['eu-west-1'],
      now: new Date('2026-11-20T12:00:00Z'),
      endpointUrl: replay.url,
      credentials: { accessKeyId: 'recorded', secretAccessKey: 'recorded' },
    });
    const options = { stack: 'image-pipeline', designRegion: 'eu-west-1', parameter: { Stage: 'prod' } };
    const desired = await loadDesired([`${EXAMPLE}/template.yaml`], options);
    expect(desired.resources.every(({ id }) => id === '')).toBe(true);
    const { findings } = compare(desired, inventory);
    const byStack = findings.filter(({ match }) => match === 'physical-id');
    expect(byStack.length).toBeGreaterThan(5);
    const stack = inventory.resources.find(({ type }) => type === 'AWS::CloudFormation::Stack');
    const members = JSON.stringify(stack?.attributes['Resources']);
    for (const { deployed } of byStack) expect(members).toContain(deployed?.id.split('/').at(-1));
  } finally {
    await replay.close();
  }
});

test('a state comes from stdin; its resources stand in the accounts and regions of their provider aliases', () => {
  const { stdout, status } = spawnSync(process.execPath, ['bin/isodrift.mjs', 'desired', '-'], {
    input: STATE,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(placesIn(stdout)).toEqual(PLACES);
  expect((JSON.parse(stdout) as Desired).sources[0]?.file).toBe('stdin');
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl && process.env['CI'] === 'true') throw new Error('openssl is missing');

test.skipIf(!hasOpenssl)(
  'a state comes from https, and the secret of its address stays out of what is written',
  async () => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const args = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      key,
      '-out',
      cert,
    ];
    execFileSync('openssl', [...args, ...subject], { stdio: 'ignore' });
    const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
      if (request.url === '/moved') response.writeHead(302, { location: '/a.tfstate?sig=c4n4ry' }).end();
      else response.writeHead(request.url === '/a.tfstate?sig=c4n4ry' ? 200 : 403).end(STATE);
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const read = (
        query: string,
        trusted = cert,
      ): Promise<{ out: string; err: string; code: number | null }> =>
        new Promise((done) => {
          const url = `https://localhost:${port}/${query}`;
          const child = spawn(process.execPath, ['bin/isodrift.mjs', 'desired', url], {
            env: { ...process.env, NODE_EXTRA_CA_CERTS: trusted },
          });
          let [out, err] = ['', ''];
          child.stdout.on('data', (data) => (out += String(data)));
          child.stderr.on('data', (data) => (err += String(data)));
          child.on('close', (code) => done({ out, err, code }));
        });
      const { out, err, code } = await read('a.tfstate?sig=c4n4ry');
      expect(code).toBe(0);
      expect(placesIn(out)).toEqual(PLACES);
      expect(out + err).not.toContain('c4n4ry');
      const refused = await read('a.tfstate?sig=other');
      expect(placesIn((await read('moved')).out)).toEqual(PLACES);
      expect((await read('a.tfstate?sig=c4n4ry', '')).err).toContain('NODE_EXTRA_CA_CERTS');
      expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('(status 403)') as unknown });
    } finally {
      server.close();
    }
  },
);
