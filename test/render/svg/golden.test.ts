import { expect, test } from 'vitest';
import { layout } from '../../../src/layout/layout.ts';
import type { Comparison } from '../../../src/model/comparison.ts';
import { renderSvg } from '../../../src/render/svg/svg.ts';
import { comparison, finding, relation } from '../../layout/build.ts';
import { ordersPlatform } from '../../layout/orders-platform.ts';

const AZ = { a: { AvailabilityZone: 'eu-west-1a' }, b: { AvailabilityZone: 'eu-west-1b' } };

const CASES: Readonly<Record<string, () => Comparison>> = {
  '00-empty': () => comparison([]),
  '10-one-block': () => comparison([finding('AWS::S3::Bucket', 'uploads')]),
  '20-two-subnets': () =>
    comparison(
      [
        finding('AWS::EC2::VPC', 'vpc', { name: 'prod', attributes: { CidrBlock: '10.0.0.0/16' } }),
        finding('AWS::EC2::Subnet', 'app-a', { attributes: AZ.a }),
        finding('AWS::EC2::Subnet', 'app-b', { attributes: AZ.b }),
        finding('AWS::EC2::Instance', 'one'),
        finding('AWS::EC2::Instance', 'two', { status: 'missing' }),
        finding('AWS::RDS::DBCluster', 'orders'),
      ],
      [
        ...['app-a', 'app-b'].map((key) => relation('vpc', key, 'contains')),
        ...['app-a', 'app-b'].map((key) => relation(key, 'orders', 'contains')),
        relation('app-a', 'one', 'contains'),
        relation('app-b', 'two', 'contains'),
        relation('one', 'orders', 'connects', { label: ':5432' }),
        relation('two', 'orders', 'connects', { label: ':5432', status: 'missing' }),
      ],
    ),
  '30-chain': () =>
    comparison(
      [
        finding('AWS::S3::Bucket', 'uploads'),
        finding('AWS::Events::Rule', 'on-upload'),
        finding('AWS::SQS::Queue', 'jobs', { status: 'changed', changes: 2 }),
        finding('AWS::Lambda::Function', 'resize'),
        finding('AWS::S3::Bucket', 'thumbs', { status: 'unmanaged' }),
      ],
      [
        relation('uploads', 'on-upload', 'triggers', { label: 's3:ObjectCreated' }),
        relation('on-upload', 'jobs', 'routes'),
        relation('jobs', 'resize', 'invokes'),
        relation('resize', 'thumbs', 'writes', { status: 'unmanaged' }),
      ],
    ),
  '40-two-regions': () =>
    comparison(
      [
        finding('AWS::S3::Bucket', 'source'),
        finding('AWS::S3::Bucket', 'copy', { region: 'us-east-1', status: 'not-checked' }),
        finding('AWS::CloudFront::Distribution', 'cdn', { region: 'global' }),
      ],
      [relation('source', 'copy', 'writes'), relation('cdn', 'source', 'reads')],
    ),
  '50-closed': () =>
    comparison(
      Array.from({ length: 600 }, (_, index) =>
        finding('AWS::Lambda::Function', `function-${index}`, {
          status: index % 200 === 0 ? 'changed' : 'in-sync',
        }),
      ),
    ),
  '60-orders-platform': ordersPlatform,
};

test.each(Object.entries(CASES))('%s', async (name, make) => {
  await expect(renderSvg(layout(make()))).toMatchFileSnapshot(`golden/${name}.svg`);
});

test.each(['dark', 'print'] as const)('60-orders-platform %s', async (theme) => {
  await expect(renderSvg(layout(ordersPlatform()), { theme })).toMatchFileSnapshot(
    `golden/60-orders-platform-${theme}.svg`,
  );
});
