import { expect, test } from 'vitest';
import { candidates, normalized } from '../../src/catalogue/identifiers.ts';

test.each([
  [
    'arn:aws:lambda:eu-west-1:111122223333:function:resize:live',
    'arn:aws:lambda:eu-west-1:111122223333:function:resize',
  ],
  ['arn:aws:lambda:eu-west-1:111122223333:function:resize', 'resize'],
  [
    'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:api/invocations',
    'arn:aws:lambda:eu-west-1:111122223333:function:api',
  ],
  [
    'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/api:*',
    'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/api',
  ],
  ['arn:aws:s3:::uploads/incoming/*', 'uploads'],
  ['arn:aws:s3:::uploads/incoming/*', 'arn:aws:s3:::uploads'],
  [
    'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/by-date',
    'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  ],
  ['arn:aws:iam::111122223333:role/service/worker', 'worker'],
  ['uploads.s3.eu-west-1.amazonaws.com', 'uploads'],
  ['uploads.s3.amazonaws.com', 'uploads'],
  ['my.dotted.bucket.s3-website-eu-west-1.amazonaws.com', 'my.dotted.bucket'],
  ['https://a1b2c3.execute-api.eu-west-1.amazonaws.com/prod', 'a1b2c3'],
  ['https://sqs.eu-west-1.amazonaws.com/111122223333/jobs', 'jobs'],
  ['/hostedzone/Z123', 'Z123'],
])('%s may be known as %s', (text, form) => {
  expect(candidates(text)).toContain(form);
});

test('the text itself comes first, so that an exact match wins', () => {
  expect(candidates('arn:aws:s3:::uploads')[0]).toBe('arn:aws:s3:::uploads');
});

test('DNS names are looked up without case, trailing dot and the load balancer prefix', () => {
  expect(normalized('dualstack.Web-1.eu-west-1.elb.amazonaws.com.')).toBe(
    'web-1.eu-west-1.elb.amazonaws.com',
  );
});
