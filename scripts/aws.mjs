/** Credentials that the emulator takes, and that no account knows. */
export const CREDENTIALS = { accessKeyId: 'emulator', secretAccessKey: 'emulator' };

/**
 * Sends one AWS action: `await aws('ec2', 'CreateVpc', { CidrBlock: '10.0.0.0/16' })`. Clients are loaded when first used.
 * One call at a time, in the order written: that is what makes the emulator's ids repeatable.
 */
export function connect({ endpoint, region }) {
  const clients = new Map();

  async function open(service, where) {
    const sdk = await import(`@aws-sdk/client-${service}`);
    const Client = Object.entries(sdk).find(([name]) => name.endsWith('Client') && !name.startsWith('__'))?.[1];
    const client = new Client({
      endpoint,
      region: where,
      credentials: CREDENTIALS,
      ...(service === 's3' && { forcePathStyle: true }),
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
  aws.close = () => {
    for (const { client } of clients.values()) client.destroy();
    clients.clear();
  };
  return aws;
}
