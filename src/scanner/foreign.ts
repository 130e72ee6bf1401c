import type { ServiceName } from '../catalogue/services.ts';

/** An answer with an error, before anything has read it. */
export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/** Thrown for a call to a service or an action that an emulator does not have. Nothing is there, and nothing can be hidden. */
export class NotHereError extends Error {
  constructor(message: string) {
    super(message);
    // as AWS's own services say it
    this.name = 'NotImplemented';
  }
}

/**
 * Why an answer of a server that is not of AWS means that it lacks what was asked; undefined when it may mean anything else.
 * Only such servers may be read like this: in front of AWS the same answer comes from a proxy.
 */
export function lacking(
  { status, body }: RawAnswer,
  service: ServiceName,
  protocol: string | undefined,
): string | undefined {
  if (status < 400) return undefined;
  const said = REFUSALS.find((words) => words.test(body));
  if (status === NOT_IMPLEMENTED || said !== undefined) return `status ${status}${quoted(body)}`;
  // who speaks S3 is asked for buckets in the right words: what it answers is meant
  if (service === 's3' || !OF_THE_ASKER.has(status)) return undefined;
  const foreign = foreignness(status, body, protocol);
  return foreign === undefined ? undefined : `status ${status} and ${foreign}${quoted(body)}`;
}

const NOT_IMPLEMENTED = 501;

/** A server that knows nothing of a service blames the question. 500 and more may be gone the next time. */
const OF_THE_ASKER: ReadonlySet<number> = new Set([400, 403, 404, 405]);

/** How emulators say in the protocol of the question that they lack it. Read off LocalStack 4.3 and MinIO of 2025. */
const REFUSALS: readonly RegExp[] = [
  /not yet implemented or pro feature/,
  /Unable to find operation for request to service/,
  /Invalid STS API version/,
];

/** What the body speaks, where that is not what was asked in. */
function foreignness(status: number, body: string, protocol: string | undefined): string | undefined {
  const root = /^(?:<\?[^>]*\?>\s*)?<([\w:.-]+)/.exec(body)?.[1];
  // a store of objects answers so to everything; no other service of AWS does
  if (root === 'Error') return 'an error of an object store';
  // a refusal in another tongue may be a firewall's
  if (status === 403 || protocol === undefined) return undefined;
  if (/^<(!doctype html|html)/i.test(body)) return 'a web page';
  const isJson = body.startsWith('{');
  if (protocol.includes('Json')) return root === undefined || isJson ? plainness(status, isJson) : 'XML';
  return isJson ? 'JSON' : plainness(status, root !== undefined);
}

/** A router without a route says so in a few words, or in none. */
function plainness(status: number, isDocument: boolean): string | undefined {
  return isDocument || status === 400 ? undefined : 'no document of AWS';
}

function quoted(body: string): string {
  const [, words = ''] = /"?[Mm]essage"?(?:>|"?:\s*")([^<"]{1,200})/.exec(body) ?? [];
  return words === '' ? '' : `: ${words.replaceAll(/&#?\w+;/g, "'")}`;
}
