import { createHash } from 'node:crypto';
import type { NormalizedSchema } from '@smithy/core/schema';
import { type Answer, errorAnswer } from '../../src/endpoint/answer.ts';
import { protocolOf, canonicalRequest, type RawRequest } from '../../src/endpoint/request.ts';
import { ACCOUNT, identity, REGION, regions } from './account.ts';
import { CARRIERS, type Form } from './canary-table.ts';
import { type FixtureAccount, startFixtureAccount } from './fixture-account.ts';

/** A text that stands for a secret, and where it was put. */
export interface Canary {
  readonly place: string;
  /** what must show nowhere */
  readonly needle: string;
  /** the text that holds it */
  readonly text: string;
  /** by the account, and not in a design */
  readonly isSent: boolean;
}

/** The same for the same place, and like nothing else. */
function canary(place: string, form: Form): Canary {
  const hash = createHash('sha256').update(place).digest();
  const hex = hash.toString('hex');
  const needle = NEEDLES[form]?.(hash) ?? `c4n4ry-${hex.slice(0, 20)}`;
  return { place, needle, text: TEXTS[form](needle), isSent: place.includes(':') || !place.includes('.') };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const NEEDLES: Partial<Record<Form, (hash: Buffer) => string>> = {
  akia: (hash) => `AKIA${[...hash.subarray(0, 16)].map((byte) => LETTERS[byte % 32]).join('')}`,
  github: (hash) => `c4n4ry${hash.toString('hex').slice(0, 30)}`,
};

const TEXTS: Readonly<Record<Form, (needle: string) => string>> = {
  bare: (needle) => needle,
  password: (needle) => `shop --password=${needle} --fast`,
  token: (needle) => `access_token = ${needle}`,
  akia: (needle) => `of the user ${needle}`,
  pem: (needle) => `-----BEGIN RSA PRIVATE KEY-----\n${needle}\n-----END RSA PRIVATE KEY-----`,
  jwt: (needle) => `Bearer eyJhbGciOiJIUzI1NiJ9.eyJ${needle}.c2lnbmF0dXJl`,
  userinfo: (needle) => `https://shop:${needle}@git.example.com/shop`,
  github: (needle) => `push with ghp_${needle}`,
  slack: (needle) => `xoxb-${needle}`,
  json: (needle) => JSON.stringify({ token: needle }),
};

/** A harmless text, planted as the secrets are: what finds it would have found them. */
export const CONTROL = 'harmless-9b1d6f7a2c';

/** Calls that are answered with an error, a web page, or half an answer, all of which hold a secret. */
export const FAILING: Readonly<Record<string, readonly [Form, (text: string, raw: RawRequest) => Answer]>> = {
  'kinesis:DescribeStreamSummary': ['password', (text, raw) => refusal(raw, `is not authorized: ${text}`)],
  'transfer:ListServers': [
    'akia',
    (text, raw) => refusal(raw, `explicit deny in a service control policy for ${text}`),
  ],
  'memorydb:DescribeClusters': ['userinfo', (text, raw) => refusal(raw, text, 'ValidationException')],
  'sqs:GetQueueAttributes': ['jwt', (text, raw) => refusal(raw, 'no', text)],
  'elasticache:DescribeCacheClusters': ['token', (text, raw) => refusal(raw, text, 'InvalidParameterValue')],
  'rds:DescribeDBProxies': ['pem', (text, raw) => refusal(raw, text)],
  's3:GetBucketLogging': ['slack', (text, raw) => refusal(raw, text)],
  'guardduty:ListDetectors': ['bare', (text) => page(200, text)],
  'workspaces:DescribeWorkspaces': ['bare', (text) => page(403, text)],
  'ec2:DescribeVolumes': ['bare', (text) => page(400, text)],
  'lightsail:GetInstances': ['bare', (text) => body(`{"instances":[${text}`)],
  'bedrock:ListGuardrails': ['bare', (text) => body(`${text} and no JSON`)],
  'athena:ListWorkGroups': ['password', (text) => body(JSON.stringify({ [text]: true }))],
  'opensearchserverless:ListCollections': [
    'bare',
    (text) => body(JSON.stringify({ collectionSummaries: text })),
  ],
};

function refusal(raw: RawRequest, message: string, code?: string): Answer {
  const protocol = protocolOf(canonicalRequest(raw), raw);
  return errorAnswer(protocol, { code: code ?? 'AccessDenied', message, status: 403 });
}

function page(status: number, text: string): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<!doctype html><html><p>${text}</p></html>`,
  };
}

function body(text: string): Answer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: text };
}

/** An account of which every answer holds secrets. */
export interface World extends FixtureAccount {
  readonly canaries: ReadonlyMap<string, Canary>;
  /** one more of them; the same for the same place */
  readonly make: (place: string, form: Form) => string;
  /** makes an operation fall silent */
  readonly silence: (operation: string) => void;
}

export async function startWorld(): Promise<World> {
  const canaries = new Map<string, Canary>();
  const make = (place: string, form: Form): string => {
    const made = canaries.get(place) ?? canary(place, form);
    canaries.set(place, made);
    return made.text;
  };
  const silent = new Set<string>();
  const account = await startFixtureAccount({
    plant: (operation) => {
      const { service, action, answer, output } = operation;
      const name = `${service}:${action}`;
      for (const [path, form] of Object.entries(CARRIERS[name] ?? {})) {
        put(answer, output, path.split('.'), make(`${name} ${path}`, form));
      }
      if (name === 'ec2:DescribeSubnets')
        put(answer, output, ['Subnets', '0', 'Tags', '0', 'Value'], CONTROL);
    },
    unheard: (name) => make(`${name} of no name`, 'bare'),
    other: (name, raw) => {
      if (silent.has(name)) return 'hang';
      const [form, write] = FAILING[name] ?? [];
      if (form && write) return write(make(`${name} failing`, form), raw);
      return OWN[name]?.(make, raw);
    },
  });
  return { ...account, canaries, make, silence: (name) => void silent.add(name) };
}

const XML = { 'content-type': 'text/xml' };

type Make = World['make'];

const OWN: Readonly<Record<string, (make: Make, raw: RawRequest) => Answer>> = {
  'efs:DescribeBackupPolicy': (_make, raw) => refusal(raw, `no, because ${CONTROL}`),
  'sts:GetCallerIdentity': () => ({ status: 200, headers: XML, body: identity.response.text ?? '' }),
  'ec2:DescribeRegions': () => ({ status: 200, headers: XML, body: regions.response.text ?? '' }),
  'tagging:GetResources': (make) =>
    body(
      JSON.stringify({
        PaginationToken: '',
        ResourceTagMappingList: [
          {
            ResourceARN: `arn:aws:example:${REGION}:${ACCOUNT}:thing/plain`,
            Tags: FORMS.map((form) => ({ Key: `note-${form}`, Value: make(`tag ${form}`, form) })),
          },
          {
            ResourceARN: `arn:aws:example:${REGION}:${ACCOUNT}:thing/key`,
            Tags: [{ Key: make('key of a tag', 'password'), Value: 'x' }],
          },
        ],
      }),
    ),
};

const FORMS: readonly Form[] = ['password', 'token', 'akia', 'pem', 'jwt', 'userinfo', 'github', 'slack'];

/** Sets a field of an answer, and all that it is within. A field that the SDK does not know is a mistake. */
function put(
  holder: unknown,
  schema: NormalizedSchema,
  [step = '', ...rest]: readonly string[],
  value: string,
): void {
  const member = memberOf(schema, step);
  const own = holder as Record<string, unknown>;
  if (rest.length === 0) own[step] = value;
  else {
    own[step] ??= member.isListSchema() ? [] : {};
    put(own[step], member, rest, value);
  }
}

function memberOf(schema: NormalizedSchema, step: string): NormalizedSchema {
  if (schema.isListSchema() || schema.isMapSchema()) return schema.getValueSchema();
  const found = schema.isStructSchema() && [...schema.structIterator()].find(([name]) => name === step);
  if (!found) throw new Error(`no field ${step} in ${String(schema.getName())}`);
  return found[1];
}
