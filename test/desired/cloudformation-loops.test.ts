import { expect, test } from 'vitest';
import { errorOf, read, resourceAt } from './support.ts';

const HERE = { account: '111122223333', region: 'eu-west-1' };

test('a loop goes over whatever can be known: a mapping, a split text, pairs, a map', () => {
  const text = `
Transform: AWS::LanguageExtensions
Parameters: { Stage: { Type: String, Default: prod }, Name: { Type: String, Default: Letter } }
Mappings: { Names: { prod: { Buckets: [A, B] } } }
Resources:
  'Fn::ForEach::Buckets':
    - X
    - !FindInMap [Names, !Ref Stage, Buckets]
    - 'Bucket\${X}': { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub 'b-\${X}' } }
  'Fn::ForEach::Queues':
    - X
    - !Split ['/', 'c/d']
    - 'Queue\${X}': { Type: AWS::SQS::Queue }
  'Fn::ForEach::Pairs':
    - [!Ref Name, Delay]
    - [[E, 5], [F, 6]]
    - 'Pair\${Letter}': { Type: AWS::SQS::Queue, Properties: { DelaySeconds: !Ref Delay } }
  'Fn::ForEach::Map':
    - [Key, Value]
    - { G: g, H: h }
    - 'Map\${Key}': { Type: AWS::SNS::Topic, Properties: { TopicName: !Ref Value } }
`;
  const desired = read({ 't.yaml': text }, HERE);
  expect(desired.notes).toBeUndefined();
  expect(desired.resources.map(({ key }) => key)).toEqual(
    ['BucketA', 'BucketB', 'MapG', 'MapH', 'PairE', 'PairF', 'Queuec', 'Queued'].map((id) => `t/${id}`),
  );
  expect(resourceAt(desired, 't/PairF').attributes).toMatchObject({ DelaySeconds: 6 });
  expect(resourceAt(desired, 't/MapH')).toMatchObject({ name: 'h', source: { line: 18 } });
});

test('loops are written out inside of properties, conditions and outputs, too', () => {
  const text = `
Transform: AWS::LanguageExtensions
Conditions:
  'Fn::ForEach::Each':
    - X
    - [A, B]
    - 'Is\${X}': !Equals [!Ref X, A]
Resources:
  'Fn::ForEach::Queues':
    - X
    - [A, B]
    - 'Queue\${X}':
        Type: AWS::SQS::Queue
        Condition: 'Is\${X}'
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      'Fn::ForEach::Switches':
        - X
        - [PointInTimeRecoverySpecification]
        - '\${X}': { PointInTimeRecoveryEnabled: true }
`;
  const desired = read({ 't.yaml': text }, HERE);
  expect(desired.resources.map(({ key }) => key)).toEqual(['t/QueueA', 't/Table']);
  expect(resourceAt(desired, 't/Table').attributes).toMatchObject({
    'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': true,
  });
});

test("SAM's functions may stand in a loop: AWS writes out the loop first", () => {
  const text = `Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Resources:
  'Fn::ForEach::Workers':
    - X
    - [Mail, Bill]
    - 'Do\${X}':
        Type: AWS::Serverless::Function
        Properties:
          InlineCode: x
          Handler: index.handler
          Runtime: nodejs22.x
          Events: { Job: { Type: SQS, Properties: { Queue: !GetAtt ['Queue\${X}', Arn] } } }
      'Queue\${X}': { Type: AWS::SQS::Queue }
`;
  const desired = read({ 't.yaml': text }, HERE);
  expect(desired.resources.map(({ key, type, source }) => `${key} ${type} ${source.line}`)).toEqual([
    't/DoBill AWS::Lambda::Function 3',
    't/DoBillJob AWS::Lambda::EventSourceMapping 3',
    't/DoBillRole AWS::IAM::Role 3',
    't/DoMail AWS::Lambda::Function 3',
    't/DoMailJob AWS::Lambda::EventSourceMapping 3',
    't/DoMailRole AWS::IAM::Role 3',
    't/QueueBill AWS::SQS::Queue 3',
    't/QueueMail AWS::SQS::Queue 3',
  ]);
});

test('loops in loops that would fill the memory are refused', () => {
  const list = JSON.stringify(Array.from({ length: 60 }, (_, index) => `v${index}`));
  const inner = `{ 'Fn::ForEach::C': [Z, ${list}, { 'Q\${X}\${Y}\${Z}': { Type: 'AWS::SQS::Queue' } }] }`;
  const text = `Resources:
  'Fn::ForEach::A': [X, ${list}, { 'Fn::ForEach::B': [Y, ${list}, ${inner}] }]
`;
  expect(errorOf(() => read({ 't.yaml': text })).message).toContain('makes more than 100000 members');
});

test("a path that a loop completes is one that SAM's events may have", () => {
  const text = `
Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Resources:
  'Fn::ForEach::Functions':
    - Name
    - [orders, users]
    - 'Fn\${Name}':
        Type: AWS::Serverless::Function
        Properties:
          InlineCode: x
          Handler: h
          Runtime: nodejs22.x
          Events: { Call: { Type: HttpApi, Properties: { Path: !Sub '/\${Name}', Method: get } } }
`;
  const api = resourceAt(read({ 't.yaml': text }, HERE), 't/ServerlessHttpApi');
  expect(api.attributes['Routes[].RouteKey']).toEqual(['GET /orders', 'GET /users']);
});
