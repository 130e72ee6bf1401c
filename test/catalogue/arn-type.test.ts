import { expect, test } from 'vitest';
import { typeOfArn } from '../../src/catalogue/arn-type.ts';

test.each([
  ['arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1', 'AWS::EC2::VPC', 'vpc-1'],
  ['arn:aws:sqs:eu-west-1:111122223333:jobs', 'AWS::SQS::Queue', 'jobs'],
  ['arn:aws:s3:::photos', 'AWS::S3::Bucket', 'photos'],
  ['arn:aws:lambda:eu-west-1:111122223333:function:resize', 'AWS::Lambda::Function', 'resize'],
  ['arn:aws:rds:eu-west-1:111122223333:db:orders', 'AWS::RDS::DBInstance', 'orders'],
  [
    'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c49',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'shop/50dc6c49',
  ],
  [
    'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/classic',
    'AWS::ElasticLoadBalancing::LoadBalancer',
    'classic',
  ],
  ['arn:aws:apigateway:eu-west-1::/restapis/a1/stages/prod', 'AWS::ApiGateway::Stage', 'a1/stages/prod'],
  ['arn:aws:apigateway:eu-west-1::/restapis/a1', 'AWS::ApiGateway::RestApi', 'a1'],
  ['arn:aws:wafv2:us-east-1:111122223333:global/webacl/cdn/0a1b', 'AWS::WAFv2::WebACL', 'cdn/0a1b'],
  ['arn:aws:ssm:eu-west-1:111122223333:parameter/shop/db/host', 'AWS::SSM::Parameter', 'shop/db/host'],
  ['arn:aws:ec2:eu-west-1:111122223333:some-new-thing/x-1', 'AWS::EC2::SomeNewThing', 'x-1'],
  ['arn:aws:newservice:eu-west-1:111122223333:thing/x-1', 'AWS::Newservice::Thing', 'x-1'],
])('%s is an %s', (arn, type, id) => {
  expect(typeOfArn(arn)).toEqual({ type, id });
});

test('what is no ARN has no type', () => {
  expect(typeOfArn('photos')).toBeUndefined();
});
