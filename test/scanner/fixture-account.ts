import { type Answer, errorAnswer } from '../../src/endpoint/answer.ts';
import {
  canonicalRequest,
  type CanonicalRequest,
  protocolOf,
  type RawRequest,
} from '../../src/endpoint/request.ts';
import { type Listening, listen } from '../../src/endpoint/server.ts';
import { bodyOf, type Operation, operationsOf } from './fixture-wire.ts';

/** What an account says: the recorded answer of each operation, whatever was asked, unless told otherwise. */
export interface FixtureAccount extends Listening {
  /** `codebuild:BatchGetProjects`, as the folders of the recorded answers are called, of all that were asked */
  readonly asked: ReadonlySet<string>;
  /** the body of every answer */
  readonly sent: readonly string[];
  /** what went wrong with answers */
  readonly mistakes: readonly unknown[];
}

export interface Told {
  /** called once per operation, before the first answer: may change it */
  readonly plant: (operation: Operation) => void;
  /** the text of a field that no client knows */
  readonly unheard: (operation: string) => string;
  /** answers of another kind; 'hang' for none at all */
  readonly other?: (operation: string, raw: RawRequest) => Answer | 'hang' | undefined;
}

const REST_XML: ReadonlySet<string> = new Set(['s3', 's3-control', 'cloudfront', 'route-53']);

/** Where the name in a signature is not that of the client package. */
const SIGNED: Readonly<Record<string, readonly string[]>> = {
  aoss: ['opensearchserverless'],
  apigateway: ['api-gateway', 'apigatewayv2'],
  'application-autoscaling': ['application-auto-scaling'],
  autoscaling: ['auto-scaling'],
  bedrock: ['bedrock', 'bedrock-agent'],
  'cognito-idp': ['cognito-identity-provider'],
  config: ['config-service'],
  directconnect: ['direct-connect'],
  dms: ['database-migration-service'],
  ds: ['directory-service'],
  elasticbeanstalk: ['elastic-beanstalk'],
  elasticfilesystem: ['efs'],
  elasticmapreduce: ['emr'],
  es: ['opensearch'],
  events: ['eventbridge'],
  globalaccelerator: ['global-accelerator'],
  kinesisanalytics: ['kinesis-analytics-v2'],
  logs: ['cloudwatch-logs'],
  monitoring: ['cloudwatch'],
  route53: ['route-53'],
  s3: ['s3', 's3-control'],
  secretsmanager: ['secrets-manager'],
  servicecatalog: ['service-catalog-appregistry'],
  ses: ['sesv2'],
  states: ['sfn'],
};

/** Serves one account that has a resource of every type, one for each recorded answer. */
export async function startFixtureAccount({ plant, unheard, other }: Told): Promise<FixtureAccount> {
  const known = new Map<string, readonly Operation[]>();
  const asked = new Set<string>();
  const operations = (service: string): readonly Operation[] => {
    const found = known.get(service) ?? operationsOf(service);
    if (!known.has(service)) for (const operation of found) plant(operation);
    known.set(service, found);
    return found;
  };
  const mistakes: unknown[] = [];
  const sent: string[] = [];
  const answerTo = (raw: RawRequest): Answer | undefined => {
    const request = canonicalRequest(raw);
    const folders = foldersOf(request, raw);
    const found = folders.flatMap(operations).find((one) => isAskedFor(one, request, raw));
    const name = found
      ? `${found.service}:${found.action}`
      : `${folders.join('|')}:${request.action ?? `${raw.method} ${request.path}`}`;
    asked.add(name);
    const instead = other?.(name, raw);
    if (instead === 'hang') return undefined;
    if (instead) return instead;
    const protocol = protocolOf(request, raw);
    if (!found) {
      const message = `nothing is recorded for ${name}`;
      return errorAnswer(protocol, { code: 'ResourceNotFoundException', message, status: 404 });
    }
    const written = REST_XML.has(found.service) ? 'rest-xml' : protocol;
    const isJson = written === 'json' || written === 'rest-json';
    const headers = { 'content-type': isJson ? 'application/json' : 'text/xml' };
    return { status: 200, headers, body: bodyOf(found, isJson ? 'json' : written, () => unheard(name)) };
  };
  const server = await listen((raw) => {
    try {
      const answer = answerTo(raw);
      if (answer) sent.push(answer.body);
      return Promise.resolve(answer);
    } catch (error) {
      mistakes.push(error);
      throw error;
    }
  });
  return { ...server, asked, sent, mistakes };
}

function foldersOf({ service }: CanonicalRequest, { body }: RawRequest): readonly string[] {
  if (service === 'elasticloadbalancing')
    return [body.includes('Version=2012-06-01') ? 'elastic-load-balancing' : 'elastic-load-balancing-v2'];
  return SIGNED[service] ?? [service];
}

function isAskedFor(
  one: Operation,
  { action, path, query = '' }: CanonicalRequest,
  raw: RawRequest,
): boolean {
  if (raw.headers['x-amz-target'] !== undefined || raw.body.includes('Action=')) return one.action === action;
  const names = new Set(query.split('&').map((field) => field.replace(/=.*/, '')));
  const { method, path: route, names: needed } = one.http ?? {};
  return (
    method === raw.method && route?.test(path) === true && needed?.every((name) => names.has(name)) === true
  );
}
