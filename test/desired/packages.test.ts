// What other tools leave behind: the Serverless Framework, and objects that were replaced and are not deleted yet.
import { describe, expect, test } from 'vitest';
import { read, resourceAt } from './support.ts';

const HERE = { account: '111122223333', region: 'eu-west-1' };
const BUCKET = { ServerlessDeploymentBucket: { Type: 'AWS::S3::Bucket' } };
const WHOLE = { ...BUCKET, Jobs: { Type: 'AWS::SQS::Queue' } };
const STATE = {
  service: {
    service: 'shop',
    provider: {
      name: 'aws',
      environment: { PW: 'hunter2' },
      compiledCloudFormationTemplate: { Resources: WHOLE },
    },
  },
  package: { artifact: 'shop.zip' },
};

describe('what `serverless package` writes', () => {
  const folder = {
    '.serverless/cloudformation-template-create-stack.json': JSON.stringify({ Resources: BUCKET }),
    '.serverless/cloudformation-template-update-stack.json': JSON.stringify({ Resources: WHOLE }),
    '.serverless/serverless-state.json': JSON.stringify(STATE),
  };

  test('declares each resource once', () => {
    const desired = read(folder, HERE, '.serverless/*.json');
    expect(desired.resources.map(({ key }) => key)).toEqual([
      'cloudformation-template-update-stack/Jobs',
      'cloudformation-template-update-stack/ServerlessDeploymentBucket',
    ]);
    expect(desired.sources.map(({ file }) => file)).toEqual([
      '.serverless/cloudformation-template-update-stack.json',
    ]);
  });

  test('is read from its notes where they are all there is, with the line and without its secrets', () => {
    const text = JSON.stringify(STATE, null, 2);
    const desired = read({ 'serverless-state.json': text }, HERE);
    expect(resourceAt(desired, 'serverless-state/Jobs').source).toMatchObject({
      origin: 'serverless-state.json',
      line: text.slice(0, text.indexOf('"Jobs"')).split('\n').length,
    });
    expect(JSON.stringify(desired)).not.toContain('hunter2');
  });
});

describe('what was replaced and waits to be deleted', () => {
  const queue = (name: string, more: object = {}): object => ({
    address: 'aws_sqs_queue.jobs',
    mode: 'managed',
    type: 'aws_sqs_queue',
    name: 'jobs',
    provider_name: 'registry.terraform.io/hashicorp/aws',
    values: { id: `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`, name },
    ...more,
  });
  const shown = (more: object): string =>
    JSON.stringify({ format_version: '1.2', terraform_version: '1.9.0', ...more });

  test('does not take the place of what replaced it in a state that Terraform shows', () => {
    const resources = [queue('new'), queue('old', { deposed_key: 'abcd1234' })];
    const desired = read({ 's.json': shown({ values: { root_module: { resources } } }) }, HERE);
    expect(desired.resources.map(({ name }) => name)).toEqual(['new']);
    expect(desired.notes).toEqual([
      's.json: 1 replaced object left out: Terraform destroys what is deposed with the next apply',
    ]);
  });

  test('says nothing of what replaces it in a plan', () => {
    const { address, mode, type, name, provider_name } = queue('new') as Record<string, string>;
    const one = { address, mode, type, name, provider_name };
    const plan = shown({
      planned_values: { root_module: { resources: [queue('new', { values: { name: 'new' } })] } },
      resource_changes: [
        {
          ...one,
          change: { actions: ['create'], before: null, after: { name: 'new' }, after_unknown: { id: true } },
        },
        {
          ...one,
          deposed: 'abcd1234',
          change: { actions: ['delete'], before: { name: 'old' }, after: null },
        },
      ],
    });
    expect(read({ 'p.json': plan }, HERE).resources).toMatchObject([{ name: 'new', pending: true }]);
  });

  test('is counted in a stack of Pulumi', () => {
    const one = (id: string, more: object = {}): object => ({
      urn: 'urn:pulumi:dev::shop::aws:sqs/queue:Queue::jobs',
      custom: true,
      id,
      type: 'aws:sqs/queue:Queue',
      outputs: { name: id },
      ...more,
    });
    const stack = { version: 3, deployment: { resources: [one('old', { delete: true }), one('new')] } };
    const desired = read({ 'stack.json': JSON.stringify(stack) }, HERE);
    expect(desired.resources.map(({ name }) => name)).toEqual(['new']);
    expect(desired.notes).toEqual([
      'stack.json: 1 replaced object left out: Pulumi deletes what was replaced with the next update',
    ]);
  });
});
