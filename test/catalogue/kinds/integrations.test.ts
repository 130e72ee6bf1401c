import { expect, test } from 'vitest';
import { apiPolicy } from '../../../src/catalogue/kinds/api-policy.ts';
import { integrations, routeKeys } from '../../../src/catalogue/kinds/integrations.ts';

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';
const URI = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;

const BODY = {
  openapi: '3.0.1',
  paths: {
    '/orders': {
      post: { 'x-amazon-apigateway-integration': { type: 'aws_proxy', uri: URI } },
      parameters: [],
    },
    '/$default': { 'x-amazon-apigateway-any-method': { 'x-amazon-apigateway-integration': { uri: URI } } },
  },
};

test('an integration leads to the function or queue inside its URI', () => {
  const { canonical } = integrations([]).kind;
  const queue = 'arn:aws:apigateway:eu-west-1:sqs:path/111122223333/jobs';
  expect(canonical([URI, queue, FUNCTION])).toEqual([FUNCTION, 'arn:aws:sqs:eu-west-1:111122223333:jobs']);
});

test('a URI that leads out of AWS is not kept, because it may hold a token', () => {
  const { canonical } = integrations([]).kind;
  expect(canonical(['https://legacy.example.com/?token=do-not-keep-me'])).toBeUndefined();
});

test('integrations and routes are read from an OpenAPI document, also as text', () => {
  expect(integrations([]).kind.canonical(BODY)).toEqual([FUNCTION]);
  expect(integrations([]).kind.canonical(JSON.stringify(BODY))).toEqual([FUNCTION]);
  expect(routeKeys().kind.canonical(BODY)).toEqual(['$default', 'POST /orders']);
});

test('a URI known only after deployment stays an unknown that points', () => {
  const uri = { $unknown: 'holds a name', refs: [{ $ref: 'Function', of: 'Arn' }] };
  expect(integrations([]).kind.canonical([uri])).toEqual([uri]);
});

test('an API policy is the same with escaped quotes and with its resources spelled out', () => {
  const { canonical } = apiPolicy().kind;
  const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke' };
  const declared = { Statement: [{ ...statement, Resource: 'execute-api:/prod/*' }] };
  const resource = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3/prod/*';
  const deployed = JSON.stringify({ Statement: [{ ...statement, Resource: resource }] }).replaceAll(
    '"',
    '\\"',
  );
  expect(canonical(deployed)).toBeDefined();
  expect(canonical(deployed)).toEqual(canonical(declared));
});
