const BUCKET = 'of what a template says of a bucket it makes encryption and tags';

/**
 * Where the emulator's CloudFormation does otherwise than AWS, by type and attribute, and how: read in its code, and for AWS
 * in the type's page below https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
 * `scripts/moto_stacks.py` mends what can be mended; this is the rest.
 */
export const DEPARTURES = {
  'AWS::S3::Bucket LoggingConfiguration.DestinationBucketName': BUCKET,
  'AWS::S3::Bucket NotificationConfiguration': BUCKET,
  'AWS::S3::Bucket NotificationConfiguration.EventBridgeConfiguration': BUCKET,
  'AWS::S3::Bucket LifecycleConfiguration.Rules': BUCKET,
  'AWS::Events::EventBus Description': 'its ListEventBuses leaves the description out',
};
