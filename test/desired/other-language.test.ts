import { describe, expect, test } from 'vitest';
import { errorOf, managed, read, state } from './support.ts';

const CODE = '# main\nterraform {\n  required_version = ">= 1"\n}\n\nresource "aws_vpc" "a" {\n}\n';

describe('what is given by mistake says what to give instead', () => {
  test.each([
    ['main.tf', CODE, 'this is Terraform code', 'terraform state pull'],
    ['stdin', `  module "a" {\n    source = "./a"\n  }\n`, 'this is Terraform code', 'terraform.tfstate'],
    ['live.tfvars', 'stage = "live"\n', 'values of Terraform variables', 'terraform show -json PLAN'],
    [
      'plan.log',
      '{"@level":"info"}\n{"@level":"info"}\n',
      'the words of a Terraform run',
      'terraform plan -out',
    ],
    ['plan.txt', 'Terraform will perform the following actions:\n', 'the words of a Terraform run', '-out'],
    [
      'out.json',
      '{\n "id": {\n "sensitive": false, "type": "string" } }',
      'outputs of Terraform',
      'state pull',
    ],
    ['samconfig.toml', '[default.deploy.parameters]\nstack_name = "x"\n', 'how SAM deploys', '--stack'],
    ['app/cdk.json', '{\n  "app": "node app.js"\n}', 'how CDK makes the design', 'cdk synth'],
    ['Pulumi.dev.yaml', 'config: {}\n', 'how Pulumi makes the design', 'pulumi stack export'],
    [
      'serverless.yml',
      'service: x\nprovider: { name: aws }\nresources: { Resources: {} }\n',
      'how the Serverless Framework makes the design',
      'serverless package',
    ],
    ['state', '<!DOCTYPE html>\n<html><title>Log in</title>', 'a web page', 'the file itself'],
    ['a.json', ' \n', 'the file is empty', 'failed'],
    ['stdin', '', 'nothing came', 'failed'],
  ])('%s: %s', (file, text, what, hint) => {
    const error = errorOf(() => read({ [file]: text }));
    expect(error.code).toBe('FORMAT_UNKNOWN');
    expect(error.message).toContain(`${file}: `);
    expect(error.message).toContain(what);
    expect(error.hint).toContain(hint);
  });

  test('in a folder or a pattern of which nothing else can be read', () => {
    const files = { 'infra/README.md': 'hello', 'infra/main.tf': CODE };
    expect(errorOf(() => read(files, {}, 'infra/*'))).toMatchObject({
      message:
        'infra/* holds no file that isodrift knows; infra/main.tf: this is Terraform code, which says little without its state',
      hint: expect.stringContaining('terraform state pull') as unknown,
    });
    const beside = { ...files, 'infra/terraform.tfstate': state(managed('aws_vpc.a', { id: 'vpc-1' })) };
    expect(read(beside, {}, 'infra/*').resources).toHaveLength(1);
  });

  test('but no template, state or design is taken for it', () => {
    const code =
      'Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Metadata:\n      how: |\n        resource "a" "b" {\n        }\n';
    expect(read({ 'a.yaml': code }).resources).toHaveLength(1);
    const design = 'title: |\n  terraform {\nresources: { a: { type: AWS::SQS::Queue } }\n';
    expect(read({ 'isodrift.yaml': design }).resources).toHaveLength(1);
  });

  test('and a file of nothing but lines is looked at once', () => {
    const begun = performance.now();
    errorOf(() => read({ x: '\n'.repeat(1_000_000) }));
    errorOf(() => read({ x: `${' \n'.repeat(500_000)}x` }));
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
