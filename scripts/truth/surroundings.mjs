/** What templates ask for and do not make themselves: the default network, a key pair, an image. */
export async function makeSurroundings(aws) {
  const { Vpcs } = await aws('ec2', 'DescribeVpcs');
  const [{ VpcId: vpc }] = Vpcs;
  const { Subnets } = await aws('ec2', 'DescribeSubnets');
  const { SecurityGroups } = await aws('ec2', 'DescribeSecurityGroups');
  const { KeyPairs } = await aws('ec2', 'DescribeKeyPairs');
  if (KeyPairs.length === 0) await aws('ec2', 'CreateKeyPair', { KeyName: 'truth' });
  return {
    vpc,
    subnets: Subnets.map(({ SubnetId }) => SubnetId),
    group: SecurityGroups[0].GroupId,
    image: IMAGE,
    keyPair: 'truth',
  };
}

/** One of those that the emulator knows from the start. */
const IMAGE = 'ami-12c6146b';

/** A template may have AWS look a parameter up in Parameter Store: the version of the CDK's own stack, the newest image. Gives the names. */
export async function makeLookups(aws, template) {
  const made = [];
  for (const { Type: type, Default: name } of Object.values(template.Parameters ?? {})) {
    if (!type?.startsWith('AWS::SSM::Parameter::Value') || !name || name.startsWith('/aws/')) continue;
    const Value = type.includes('Image') ? IMAGE : '21';
    await aws('ssm', 'PutParameter', { Name: name, Type: 'String', Value, Overwrite: true });
    made.push(name);
  }
  return made;
}

/** The bucket that holds a function's code is somebody else's; what is in it is any archive. Gives the names. */
export async function makeCodeBuckets(aws, template, parameters) {
  const buckets = new Set();
  for (const { Type: type, Properties: properties } of Object.values(template.Resources ?? {})) {
    if (type !== 'AWS::Lambda::Function' && type !== 'AWS::Lambda::LayerVersion') continue;
    const { S3Bucket, S3Key } = properties?.Code ?? properties?.Content ?? {};
    const [bucket, key] = [S3Bucket, S3Key].map((value) => textOf(value, parameters));
    if (!bucket || !key) continue;
    if (!buckets.has(bucket)) await aws('s3', 'CreateBucket', { Bucket: bucket });
    buckets.add(bucket);
    await aws('s3', 'PutObject', { Bucket: bucket, Key: key, Body: ARCHIVE });
  }
  return buckets;
}

/** A zip archive that holds nothing: https://pkwaredownloads.blob.core.windows.net/pkware-general/Documentation/APPNOTE-6.3.9.TXT, section 4.3.16 */
const ARCHIVE = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');

function textOf(value, parameters) {
  if (typeof value === 'string') return value;
  if (typeof value?.Ref === 'string') return parameters[value.Ref];
  const sub = value?.['Fn::Sub'];
  return typeof sub === 'string'
    ? sub.replaceAll(/\$\{([^}]+)\}/g, (_whole, name) => parameters[name] ?? PSEUDO[name] ?? name)
    : undefined;
}

const PSEUDO = { 'AWS::AccountId': '111122223333', 'AWS::Region': 'us-east-1', 'AWS::Partition': 'aws' };
