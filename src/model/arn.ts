/** The six parts of an ARN. `resource` keeps everything after the fifth colon. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Reads an ARN; undefined when it is none. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function parseArn(text: string): Arn | undefined {
  // asked of nearly every text there is
  if (!text.startsWith('arn:')) return undefined;
  const [, partition, service, region, account, ...resource] = text.split(':');
  if (!partition || !service || resource.length === 0) return undefined;
  return { partition, service, region: region ?? '', account: account ?? '', resource: resource.join(':') };
}

/** The account field of an ARN, '' where it names none; undefined when the text is no ARN. Nothing is taken apart for it. */
export function accountOfArn(text: string): string | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const service = text.indexOf(':', 4) + 1;
  const region = text.indexOf(':', service) + 1;
  const account = text.indexOf(':', region) + 1;
  const resource = text.indexOf(':', account) + 1;
  const isArn = service > 5 && region > service + 1 && account > region && resource > account;
  return isArn ? text.slice(account, resource - 1) : undefined;
}

/** The region field of a text that is an ARN, '' where it names none. */
export function regionOfArn(arn: string): string {
  const service = arn.indexOf(':', 4) + 1;
  const region = arn.indexOf(':', service) + 1;
  return arn.slice(region, arn.indexOf(':', region));
}
