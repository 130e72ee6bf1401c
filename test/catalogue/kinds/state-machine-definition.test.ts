import { expect, test } from 'vitest';
import { calledResources } from '../../../src/catalogue/kinds/state-machine-definition.ts';

const { canonical } = calledResources([]).kind;

const DEFINITION = {
  StartAt: 'Reserve',
  States: {
    Reserve: { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:reserve' },
    All: {
      Type: 'Map',
      ItemProcessor: {
        States: {
          Save: {
            Type: 'Task',
            Resource: 'arn:aws:states:::dynamodb:putItem',
            Parameters: { TableName: 'orders', Item: { token: { S: 'do-not-keep-me' } } },
          },
        },
      },
    },
    Dynamic: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { 'QueueUrl.$': '$.queue', QueueUrl: '$.queue', MessageBody: 'do-not-keep-me' },
    },
  },
};

const CALLED = ['arn:aws:lambda:eu-west-1:111122223333:function:reserve', 'orders'];

test('of a definition only the resources it calls are kept, at any depth', () => {
  expect(canonical(JSON.stringify(DEFINITION))).toEqual(CALLED);
  expect(canonical({ Definition: DEFINITION })).toEqual(CALLED);
  expect(canonical(CALLED)).toEqual(CALLED);
});

test('substitutions of a template are filled in', () => {
  const text = JSON.stringify({ States: { A: { Resource: '${Reserve}' } } });
  expect(
    canonical({ DefinitionString: text, DefinitionSubstitutions: { Reserve: { $ref: 'Fn', of: 'Arn' } } }),
  ).toEqual([{ $ref: 'Fn', of: 'Arn' }]);
});

test('a substitution that nobody gives is unknown, not a name', () => {
  const text = JSON.stringify({ States: { A: { Resource: '${Reserve}' } } });
  expect(canonical({ DefinitionString: text })).toEqual([{ $unknown: 'substitution Reserve' }]);
});

test('properties without a definition say nothing', () => {
  expect(canonical({ RoleArn: 'arn:r', DefinitionS3Location: { Bucket: 'b' } })).toBeUndefined();
});
