import { createRequire } from 'node:module';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { NormalizedSchema } from '@smithy/core/schema';

const require = createRequire(import.meta.url);
const FIXTURES = new URL('../fixtures/aws/', import.meta.url);

/** What the SDK knows about an operation, and the recorded answer to it as the SDK would hand it over. */
export interface Operation {
  readonly service: string;
  readonly action: string;
  readonly output: NormalizedSchema;
  /** method and path of a REST operation */
  readonly http?: { readonly method: string; readonly path: RegExp; readonly names: readonly string[] };
  readonly answer: Record<string, unknown>;
}

/** The operations of a client package of which there is a recorded answer; those that ask for most in their URL first. */
export function operationsOf(service: string): Operation[] {
  const folder = new URL(`${service}/`, FIXTURES);
  if (!existsSync(folder)) return [];
  const sdk = require(`@aws-sdk/client-${service}`) as Record<
    string,
    new (input: object) => { schema?: unknown[] }
  >;
  const all = readdirSync(folder).flatMap((file): Operation[] => {
    const action = file.replace('.json', '');
    const Command = sdk[`${action}Command`];
    if (!Command) throw new Error(`the SDK has no ${service}:${action}`);
    const { schema } = new Command({});
    // a client from before schemas
    if (!schema) return [];
    const [, , , traits, , output] = schema as [unknown, unknown, unknown, unknown, unknown, never];
    const { http } = (typeof traits === 'object' ? traits : {}) as { http?: readonly [string, string] };
    const answer = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>;
    const known = { service, action, output: NormalizedSchema.of(output), answer };
    return [http ? { ...known, http: routeOf(http, known) } : known];
  });
  return all.toSorted((a, b) => weight(b) - weight(a));
}

function routeOf(
  [method, url]: readonly [string, string],
  { service, action }: { readonly service: string; readonly action: string },
): NonNullable<Operation['http']> {
  const [stated = '', query = ''] = url.split('?');
  // the SDK leaves the bucket out, which stands in front of the path here
  const path = service === 's3' && action !== 'ListBuckets' ? `/{Bucket}${stated}` : stated;
  const pattern = path
    .replace(/\/$/, '')
    .replaceAll(/\{\w+\+\}/g, '.+')
    .replaceAll(/\{\w+\}/g, '[^/]+');
  const names = query.split('&').flatMap((field) => (field === '' ? [] : [field.replace(/=.*/, '')]));
  return { method, path: new RegExp(`^${pattern}/?$`), names: names.filter((name) => name !== 'x-id') };
}

function weight({ http }: Operation): number {
  if (!http) return 0;
  return http.names.length * 1000 + http.path.source.replaceAll('[^/]+', '').length;
}

/** A body as the service sends it: what the SDK reads back as the answer, with one field more that nobody knows. */
export function bodyOf(
  { service, action, output, answer }: Operation,
  protocol: string,
  unheard: () => string,
): string {
  if (protocol === 'json') return JSON.stringify(payloadOf(output, answer, unheard));
  const payload = protocol === 'rest-xml' ? payloadIn(output) : undefined;
  const [name, schema] = payload ?? [`${service}Answer`, output];
  const value = payload ? answer[name] : answer;
  // the policy of a bucket is a document in JSON
  if (schema.isStringSchema()) return String(value);
  const inner = `${membersXml(schema, value)}<unheardOf>${unheard()}</unheardOf>`;
  if (protocol === 'query')
    return `<${action}Response><${action}Result>${inner}</${action}Result></${action}Response>`;
  return protocol === 'ec2'
    ? `<${action}Response>${inner}</${action}Response>`
    : `<${name}>${inner}</${name}>`;
}

function payloadOf(
  output: NormalizedSchema,
  answer: Record<string, unknown>,
  unheard: () => string,
): unknown {
  const payload = payloadIn(output);
  const [schema, value] = payload ? [payload[1], answer[payload[0]]] : [output, answer];
  return { ...(jsonOf(schema, value) as object), unheardOf: unheard() };
}

/** The one member that is the body, where there is one. */
function payloadIn(output: NormalizedSchema): [string, NormalizedSchema] | undefined {
  return [...output.structIterator()].find(([, member]) => member.getMergedTraits().httpPayload);
}

/** Names and times as the wire has them; fields that the SDK does not know stay as they are. */
function jsonOf(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (schema.isListSchema()) return (value as unknown[]).map((one) => jsonOf(schema.getValueSchema(), one));
  if (schema.isMapSchema())
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, jsonOf(schema.getValueSchema(), one)]),
    );
  if (schema.isStructSchema()) {
    const known = new Map(schema.structIterator());
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => {
        const member = known.get(key);
        return member ? [member.getMergedTraits().jsonName ?? key, jsonOf(member, one)] : [key, one];
      }),
    );
  }
  if (!schema.isTimestampSchema() || typeof value === 'number') return value;
  const isText = [5, 6].includes(schema.getSchema() as number);
  return isText ? value : new Date(value as string).getTime() / 1000;
}

function membersXml(schema: NormalizedSchema, value: unknown): string {
  return [...schema.structIterator()]
    .map(([key, member]) => {
      const traits = member.getMergedTraits();
      const one = (value as Record<string, unknown>)?.[key];
      return traits.httpHeader ? '' : elementXml(traits.xmlName ?? key, member, one);
    })
    .join('');
}

function elementXml(name: string, schema: NormalizedSchema, value: unknown): string {
  if (value === undefined || value === null) return '';
  const { xmlFlattened } = schema.getMergedTraits();
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    const item = xmlFlattened ? name : (member.getMergedTraits().xmlName ?? 'member');
    const items = (value as unknown[]).map((one) => elementXml(item, member, one)).join('');
    return xmlFlattened ? items : `<${name}>${items}</${name}>`;
  }
  if (schema.isMapSchema()) {
    const entries = Object.entries(value).map(
      ([key, one]) =>
        `<entry><key>${escaped(key)}</key>${elementXml('value', schema.getValueSchema(), one)}</entry>`,
    );
    return `<${name}>${entries.join('')}</${name}>`;
  }
  if (schema.isStructSchema()) return `<${name}>${membersXml(schema, value)}</${name}>`;
  const isSeconds = schema.isTimestampSchema() && typeof value === 'number';
  return `<${name}>${escaped(isSeconds ? new Date(value * 1000).toISOString() : `${value as string | number | boolean}`)}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
