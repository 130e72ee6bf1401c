import { ACCOUNT, REGION } from '../names.mjs';

/** What the team made in the console long ago and declares in isodrift.yaml, for Terraform does not know it. */
export async function deployByHand(aws) {
  const Bucket = `shop-exports-${ACCOUNT}`;
  await aws('s3', 'CreateBucket', { Bucket, CreateBucketConfiguration: { LocationConstraint: REGION } });
  await aws('s3', 'PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } });
  await aws('sns', 'CreateTopic', { Name: 'shop-alerts', Attributes: { DisplayName: 'Shop alerts' } });
}
