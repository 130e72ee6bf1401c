import { expect, test } from 'vitest';
import { form, get, plainFunction, preflight, REGION, scanTrial } from './account.ts';

const TYPE = 'AWS::EC2::Instance';

const instances = form(
  'ec2',
  REGION,
  'Action=DescribeInstances&Version=2016-11-15',
  `<DescribeInstancesResponse><reservationSet><item><instancesSet>${['i-1', 'i-2']
    .map(
      (id, index) =>
        `<item><instanceId>${id}</instanceId><rootDeviceName>/dev/xvda</rootDeviceName><blockDeviceMapping><item><deviceName>/dev/xvda</deviceName><ebs><volumeId>vol-${index + 1}</volumeId></ebs></item></blockDeviceMapping></item>`,
    )
    .join('')}</instancesSet></item></reservationSet></DescribeInstancesResponse>`,
);

const FILTER = 'Filter.1.Value.1=i-1&Filter.1.Value.2=i-2';

const volumes = form(
  'ec2',
  REGION,
  `Action=DescribeVolumes&Version=2016-11-15&Filter.1.Name=attachment.instance-id&${FILTER}`,
  `<DescribeVolumesResponse><volumeSet>${[
    ['vol-2', 'i-2', 50],
    ['vol-1', 'i-1', 8],
  ]
    .map(
      ([id, instance, size]) =>
        `<item><volumeId>${id}</volumeId><size>${size}</size><volumeType>gp3</volumeType><attachmentSet><item><instanceId>${instance}</instanceId></item></attachmentSet></item>`,
    )
    .join('')}</volumeSet></DescribeVolumesResponse>`,
);

const credits = form(
  'ec2',
  REGION,
  `Action=DescribeInstanceCreditSpecifications&Version=2016-11-15&Filter.1.Name=instance-id&${FILTER}`,
  '<DescribeInstanceCreditSpecificationsResponse><instanceCreditSpecificationSet><item><instanceId>i-2</instanceId><cpuCredits>unlimited</cpuCredits></item></instanceCreditSpecificationSet></DescribeInstanceCreditSpecificationsResponse>',
);

const oneFunction = [
  get('lambda', REGION, '/2015-03-31/functions', {
    Functions: [{ FunctionName: 'f', FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:f' }],
  }),
  ...plainFunction('f'),
];

test('one call is asked about many instances, and each gets what was found of it', async () => {
  const { inventory, asked } = await scanTrial({
    exchanges: [...preflight, instances, volumes, credits],
    types: [TYPE],
  });
  expect(inventory.gaps).toEqual([]);
  expect(inventory.resources.map(({ attributes }) => attributes['BlockDeviceMappings'])).toEqual([
    [{ DeviceName: '/dev/xvda', Root: true, VolumeSize: 8, VolumeType: 'gp3' }],
    [{ DeviceName: '/dev/xvda', Root: true, VolumeSize: 50, VolumeType: 'gp3' }],
  ]);
  expect(inventory.resources.map(({ attributes }) => attributes['CreditSpecification.CPUCredits'])).toEqual([
    undefined,
    'unlimited',
  ]);
  expect(asked.filter((name) => name === 'ec2:DescribeVolumes')).toHaveLength(1);
});

test('when that call is denied, the instances are there, and each has a gap', async () => {
  const { inventory } = await scanTrial({
    exchanges: [...preflight, instances, volumes, credits],
    types: [TYPE],
    faults: { 'ec2:DescribeVolumes': { kind: 'denied' } },
  });
  expect(inventory.resources.map(({ id }) => id)).toEqual(['i-1', 'i-2']);
  expect(inventory.gaps.map(({ action, reason, resource }) => [action, reason, resource])).toEqual(
    inventory.resources.map(({ key }) => ['DescribeVolumes', 'denied', key]),
  );
});

test('what takes a call per item for few people is asked at full depth only', async () => {
  const functions = async (depth: 'standard' | 'full'): Promise<readonly string[]> => {
    const { asked } = await scanTrial({
      exchanges: [...preflight, ...oneFunction],
      types: ['AWS::Lambda::Function'],
      options: { depth },
      limits: { maxAttempts: 1 },
    });
    return asked;
  };
  expect(await functions('standard')).not.toContain('lambda:GetFunctionRecursionConfig');
  expect(await functions('full')).toContain('lambda:GetFunctionRecursionConfig');
});
