import type { ScanOptions } from './options.ts';

/** Credentials as the SDK takes them. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export type CredentialProvider = () => Promise<Credentials>;

/** Fetched anew when they would not last for a long page with all its retries. */
const RENEW_BEFORE_MS = 5 * 60_000;

/**
 * What the clients of one account sign with: the given keys, a profile, the SDK's chain, or the role that these may assume.
 * One scan has a thousand clients; they share one provider, so that a role is assumed once an hour and not once a client.
 * (A role assumed with the credentials of another role lasts an hour whatever is asked for:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining)
 */
export async function credentialsOf(
  options: ScanOptions,
  region: string,
): Promise<Readonly<Record<string, unknown>>> {
  const { credentials, profile, roleArn, externalId, endpointUrl } = options;
  if (roleArn === undefined) {
    return {
      ...(credentials === undefined ? {} : { credentials }),
      ...(profile === undefined ? {} : { profile }),
    };
  }
  const { fromTemporaryCredentials, fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  const assumed = fromTemporaryCredentials({
    params: {
      RoleArn: roleArn,
      RoleSessionName: 'isodrift',
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
    },
    masterCredentials: credentials ?? fromNodeProviderChain(profile === undefined ? {} : { profile }),
    // a session of the global STS endpoint is not valid in regions that are opted in to
    clientConfig: { region, ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }) },
  });
  return { credentials: shared(() => assumed()) };
}

/** One answer for all who ask, until it is about to expire; a failure is not kept. */
export function shared(fetch: CredentialProvider, now: () => number = Date.now): CredentialProvider {
  let current: Promise<Credentials> | undefined;
  return async () => {
    const held = current;
    if (held) {
      const { expiration } = await held;
      if (expiration === undefined || expiration.getTime() - now() > RENEW_BEFORE_MS) return held;
    }
    // whoever comes first renews them; the others wait for that
    if (current === held) {
      const next = fetch();
      current = next;
      next.catch(() => {
        if (current === next) current = undefined;
      });
    }
    return current ?? fetch();
  };
}
