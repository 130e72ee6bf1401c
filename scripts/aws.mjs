import { NodeHttpHandler } from '@smithy/node-http-handler';

/** Credentials that the emulator takes, and that no account knows. */
export const CREDENTIALS = { accessKeyId: 'emulator', secretAccessKey: 'emulator' };

/**
 * Sends one AWS action: `await aws('ec2', 'CreateVpc', { CidrBlock: '10.0.0.0/16' })`. Clients are loaded when first used.
 * One call at a time, in the order written: that is what makes the emulator's ids repeatable.
 * `maxAttempts` is how often an action that fails within the emulator is sent in all; absent: as often as the SDK likes.
 * @param {{ endpoint: string, region: string, maxAttempts?: number }} options
 */
export function connect({ endpoint, region, maxAttempts }) {
  const clients = new Map();

  async function open(service, where) {
    const sdk = await import(`@aws-sdk/client-${service}`);
    const Client = Object.entries(sdk).find(
      ([name]) => name.endsWith('Client') && !name.startsWith('__'),
    )?.[1];
    const client = new Client({
      endpoint,
      region: where,
      credentials: CREDENTIALS,
      maxAttempts,
      ...(service === 's3' && { forcePathStyle: true }),
      // the emulator speaks no HTTP/2
      ...(service === 'kinesis' && { requestHandler: new NodeHttpHandler() }),
    });
    return { sdk, client };
  }

  async function aws(service, action, input = {}, where = region) {
    const key = `${service} ${where}`;
    if (!clients.has(key)) clients.set(key, await open(service, where));
    const { sdk, client } = clients.get(key);
    try {
      return await client.send(new sdk[`${action}Command`](input));
    } catch (cause) {
      throw new Error(`${service}:${action}: ${cause.message}`, { cause });
    }
  }

  aws.region = region;
  aws.certificate = (domain, where = region) => requestCertificate(endpoint, domain, where);
  aws.tagBucketAsAws = (bucket, tags) =>
    fetch(`${endpoint}/isodrift/tag-bucket`, { method: 'POST', body: JSON.stringify({ bucket, tags }) });
  aws.close = () => {
    for (const { client } of clients.values()) client.destroy();
    clients.clear();
  };
  return aws;
}

/** isodrift needs no certificate client, so this one call is made by hand. The emulator reads region and service from the credential. */
async function requestCertificate(endpoint, DomainName, region) {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'CertificateManager.RequestCertificate',
      authorization: `AWS4-HMAC-SHA256 Credential=${CREDENTIALS.accessKeyId}/20261102/${region}/acm/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify({ DomainName, ValidationMethod: 'DNS' }),
  });
  if (!answer.ok) throw new Error(`acm:RequestCertificate: ${await answer.text()}`);
  return (await answer.json()).CertificateArn;
}
