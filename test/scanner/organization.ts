import { type Answer, denial, errorAnswer } from '../../src/endpoint/answer.ts';
import { type Exchange, replayed } from '../../src/endpoint/exchange.ts';
import {
  actionName,
  canonicalRequest,
  type CanonicalRequest,
  protocolOf,
  type RawRequest,
  requestKey,
} from '../../src/endpoint/request.ts';
import { listen } from '../../src/endpoint/server.ts';

export const HUB = '999900001111';

export interface Member {
  readonly state?: string;
  readonly exchanges?: readonly Exchange[];
  /** what its role's trust policy asks for; '' lets nobody in */
  readonly externalId?: string;
}

export interface Organization {
  readonly url: string;
  readonly requests: readonly (CanonicalRequest & { readonly account: string })[];
  readonly close: () => Promise<void>;
}

/**
 * An organisation over HTTP: who asks is told by the access key, as AWS does. Keys of an assumed role hold the account id, all
 * others are the hub's. `lifeSeconds` is how long an assumed role lasts.
 */
export async function startOrganization(
  members: Readonly<Record<string, Member>>,
  { lifeSeconds = 3600, pageSize = 2 } = {},
): Promise<Organization> {
  const requests: (CanonicalRequest & { account: string })[] = [];
  const known = new Map(
    Object.entries(members).flatMap(([id, { exchanges = [] }]) =>
      exchanges.map((one) => [`${id} ${requestKey(one.request)}`, one] as const),
    ),
  );
  const server = await listen((raw) => {
    const request = canonicalRequest(raw);
    const account = accountOf(raw);
    requests.push({ ...request, account });
    return Promise.resolve(answer(raw, request, account));
  });
  return { url: server.url, requests, close: server.close };

  function answer(raw: RawRequest, request: CanonicalRequest, account: string): Answer {
    const name = actionName(request);
    if (name === 'sts:GetCallerIdentity') return identityOf(account);
    if (name === 'sts:AssumeRole') return assumed(raw.body, lifeSeconds, members);
    if (name === 'organizations:ListAccounts') return listed(raw.body, members, pageSize);
    const found = known.get(`${account} ${requestKey(request)}`);
    return found
      ? replayed(found.response)
      : errorAnswer(protocolOf(request, raw), { code: 'NotRecorded', message: name, status: 501 });
  }
}

function accountOf({ headers }: RawRequest): string {
  return /Credential=ASSUMED(\d{12})/.exec(String(headers['authorization']))?.[1] ?? HUB;
}

function identityOf(account: string): Answer {
  const arn = `arn:aws:sts::${account}:assumed-role/IsodriftReadOnly/isodrift`;
  return xml(
    `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  );
}

function assumed(body: string, lifeSeconds: number, members: Readonly<Record<string, Member>>): Answer {
  const form = new URLSearchParams(body);
  const account = /::(\d{12}):role/.exec(form.get('RoleArn') ?? '')?.[1] ?? '';
  const wanted = members[account]?.externalId;
  if (wanted !== undefined && form.get('ExternalId') !== wanted) return denial('query', 'sts:AssumeRole');
  const expiration = new Date(Date.now() + lifeSeconds * 1000).toISOString();
  return xml(
    `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASSUMED${account}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  );
}

function listed(body: string, members: Readonly<Record<string, Member>>, pageSize: number): Answer {
  const { NextToken: token } = JSON.parse(body) as { NextToken?: string };
  const from = Number(token ?? 0);
  const all = Object.entries(members).map(([id, { state = 'ACTIVE' }]) => ({
    Id: id,
    Name: `account ${id}`,
    State: state,
  }));
  const next = from + pageSize < all.length ? { NextToken: String(from + pageSize) } : {};
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify({ Accounts: all.slice(from, from + pageSize), ...next }),
  };
}

function xml(body: string): Answer {
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}
