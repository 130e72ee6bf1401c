import type { Stop } from './deadline.ts';
import { TruncatedError } from './failure.ts';
import { type Answer, type AwsClient, type Command, commandOf, type Sdk } from './sdk.ts';

export interface PagedCall {
  readonly sdk: Sdk;
  readonly client: AwsClient;
  readonly action: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** tells whoever sends the requests to give up */
  readonly stop: Stop;
  /** lets each request go, or fail, in its own time */
  readonly send: Send;
  /** the question to go on with, where the first pages were read before */
  readonly from?: Readonly<Record<string, unknown>> | undefined;
  /** told of each question before it is asked */
  readonly asking?: (input: object) => void;
}

/** Does the work of one request, all its tries together. */
export type Send = <T>(work: () => Promise<T>) => Promise<T>;

/** The pages of a call, one request each: by the SDK's paginator where it has one, else by the token in the answer. */
export function pagesOf(call: PagedCall): AsyncGenerator<Answer, void> {
  const paginate = call.sdk[`paginate${call.action}`];
  const ask = askingOnce(call);
  if (typeof paginate !== 'function') return followTokens(call, ask);
  // of a client the paginator wants the class, and that it sends
  const client = Object.assign(Object.create(Object.getPrototypeOf(call.client) as object), { send: ask });
  // it writes the next token into its input
  const input = { ...MUST_SAY[call.action], ...(call.from ?? call.params) };
  return (paginate as Paginate)({ client }, input);
}

type Paginate = (config: object, input: object) => AsyncGenerator<Answer, void>;

type Ask = (command: Command) => Promise<Answer>;

/** Sends each command in its turn. A server that hands out the same page token again would be asked for ever. */
function askingOnce({ action, client, send, stop, asking }: PagedCall): Ask {
  const asked = new Set<string>();
  return (command) => {
    const text = JSON.stringify(command.input);
    if (asked.has(text)) throw new TruncatedError(`${action} gave the same page token twice`);
    asked.add(text);
    asking?.(command.input);
    return send(() => client.send(command, { stop }));
  };
}

/** Without a page size SQS gives the first thousand queues and no token, and S3 leaves out the buckets' regions. */
const MUST_SAY: Readonly<Record<string, object>> = {
  ListQueues: { MaxResults: 1000 },
  ListBuckets: { MaxBuckets: 1000 },
};

/** Answer field by request field, for the actions that the SDK has no paginator for. */
const TOKENS: readonly Readonly<Record<string, string>>[] = [
  { NextToken: 'NextToken' },
  { nextToken: 'nextToken' },
  { position: 'position' },
  { NextContinuationToken: 'ContinuationToken' },
  { NextMarker: 'Marker' },
  { nextPageToken: 'pageToken' },
  {
    NextRecordName: 'StartRecordName',
    NextRecordType: 'StartRecordType',
    NextRecordIdentifier: 'StartRecordIdentifier',
  },
];

/** Actions that want back the field under the name it came with, unlike others. */
const OWN_TOKENS: Readonly<Record<string, typeof TOKENS>> = {
  ListWebACLs: [{ NextMarker: 'NextMarker' }],
};

/** Actions that name no next page: they go on after the last thing named, as long as they say that there is more. */
const GO_ON: Readonly<
  Record<string, { readonly list: string; readonly more: string; readonly after: string }>
> = {
  ListDeliveryStreams: {
    list: 'DeliveryStreamNames',
    more: 'HasMoreDeliveryStreams',
    after: 'ExclusiveStartDeliveryStreamName',
  },
};

async function* followTokens(call: PagedCall, ask: Ask): AsyncGenerator<Answer, void> {
  const { action, params } = call;
  const Command = commandOf(call.sdk, action);
  let input: Readonly<Record<string, unknown>> | undefined = { ...(call.from ?? params) };
  while (input !== undefined) {
    const answer: Answer = await ask(new Command(input));
    yield answer;
    input = nextInput(action, params, answer);
  }
}

function nextInput(
  action: string,
  params: Readonly<Record<string, unknown>>,
  answer: Answer,
): Readonly<Record<string, unknown>> | undefined {
  const tokens = (OWN_TOKENS[action] ?? TOKENS)
    .map((fields) =>
      Object.entries(fields).flatMap(([from, to]) => (answer[from] ? [[to, answer[from]] as const] : [])),
    )
    .find((found) => found.length > 0);
  if (tokens) return { ...params, ...Object.fromEntries(tokens) };
  const going = GO_ON[action];
  if (going && answer[going.more] === true) {
    const names = answer[going.list];
    return { ...params, [going.after]: Array.isArray(names) ? (names.at(-1) as unknown) : undefined };
  }
  if (answer['IsTruncated'] === true) throw new TruncatedError('the answer was cut and names no next page');
  return undefined;
}
