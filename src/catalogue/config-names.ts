/** Where AWS Config calls a type otherwise than CloudFormation. https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html */
const TYPES: Readonly<Record<string, string>> = {
  'AWS::ACM::Certificate': 'AWS::CertificateManager::Certificate',
  'AWS::IAM::Policy': 'AWS::IAM::ManagedPolicy',
  'AWS::OpenSearch::Domain': 'AWS::OpenSearchService::Domain',
};

/** What Config keeps beside the configuration of a bucket, by the name under which the bucket's entry knows it. */
const SUPPLEMENTS: Readonly<Record<string, string>> = {
  BucketVersioningConfiguration: 'Versioning',
  ServerSideEncryptionConfiguration: 'Encryption',
  PublicAccessBlockConfiguration: 'PublicAccessBlock',
};

/** Config adds the API's list under a name of its own, and fills the API's name with plain texts. */
const MEMBERS: Readonly<Record<string, string>> = { ipv4Ranges: 'ipRanges' };

/** Types under which Config keeps its own business: verdicts about things, and no things. */
const NO_THINGS = /Compliance$|Inventory$|^AWS::Config::/;

/** The CloudFormation name of a type that Config names. */
export function typeOfConfig(name: string): string {
  return Object.hasOwn(TYPES, name) ? (TYPES[name] ?? name) : name;
}

/** The name under which an entry looks for a part that Config keeps beside the configuration. */
export function supplementName(name: string): string {
  return Object.hasOwn(SUPPLEMENTS, name) ? (SUPPLEMENTS[name] ?? name) : name;
}

/** Is this type of Config a thing in the account? */
export function isThing(name: string): boolean {
  return !NO_THINGS.test(name);
}

/** The API's name of a member that Config names otherwise; undefined when it is the same. */
export function memberName(name: string): string | undefined {
  return Object.hasOwn(MEMBERS, name) ? MEMBERS[name] : undefined;
}
