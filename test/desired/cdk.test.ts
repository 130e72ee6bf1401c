import { expect, test } from 'vitest';
import { errorOf, read, resourceAt } from './support.ts';

const TEMPLATE =
  '{"Resources": {"Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}}}';

test('the manifest of a CDK assembly gives each template its stack, account and region', () => {
  const manifest = {
    version: '36.0.0',
    artifacts: {
      'net.assets': { type: 'cdk:asset-manifest', properties: { file: 'net.assets.json' } },
      net: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://111122223333/eu-west-1',
        properties: { templateFile: 'net.template.json', stackName: 'network' },
      },
      inner: { type: 'cdk:cloud-assembly', properties: { directoryName: 'stage' } },
    },
  };
  const inner = {
    version: '36.0.0',
    artifacts: {
      app: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/unknown-region',
        properties: { templateFile: 'app.template.json' },
      },
    },
  };
  const files = {
    'cdk.out/manifest.json': JSON.stringify(manifest),
    'cdk.out/net.template.json': TEMPLATE,
    'cdk.out/stage/manifest.json': JSON.stringify(inner),
    'cdk.out/stage/app.template.json': TEMPLATE,
  };
  const desired = read(files, { region: 'us-east-1' }, 'cdk.out/manifest.json');
  expect(resourceAt(desired, 'network/Vpc')).toMatchObject({
    account: '111122223333',
    region: 'eu-west-1',
    match: { stack: 'network', logicalId: 'Vpc' },
  });
  expect(read(files, {}, 'cdk.out/*').sources.map(({ file }) => file)).toEqual([
    'cdk.out/net.template.json',
    'cdk.out/stage/app.template.json',
  ]);
  expect(resourceAt(desired, 'app/Vpc')).toMatchObject({ account: '', region: 'us-east-1' });
});

test('a template that the manifest names and that is not there is missed by both names', () => {
  const artifacts = {
    net: { type: 'aws:cloudformation:stack', properties: { templateFile: 'net.template.json' } },
  };
  const files = { 'cdk.out/manifest.json': JSON.stringify({ version: '36.0.0', artifacts }) };
  expect(errorOf(() => read(files))).toMatchObject({
    code: 'FILE_NOT_FOUND',
    message: 'no such file: cdk.out/net.template.json, named in cdk.out/manifest.json',
    hint: expect.stringContaining('cdk synth') as unknown,
  });
});

test('constructs name what CDK gives a hash, wherever the assembly writes their paths down', () => {
  const metadata = { '/Shop/Network/Vpc/Resource': [{ type: 'aws:cdk:logicalId', data: 'Vpc' }] };
  const node = {
    path: 'Shop/Network/Vpc/Resource',
    attributes: { 'aws:cdk:cloudformation:logicalId': 'Vpc' },
  };
  const tree = {
    version: 'tree-0.1',
    tree: { path: '', children: { Shop: { path: 'Shop', children: { Vpc: node } } } },
  };
  const assemblies = [
    { artifacts: { Shop: stack({ metadata }) } },
    { artifacts: { Shop: stack({ additionalMetadataFile: 'shop.metadata.json' }) } },
    { artifacts: { Shop: stack({}), Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } } } },
  ];
  for (const assembly of assemblies) {
    const files = {
      'cdk.out/manifest.json': JSON.stringify({ version: '50.0.0', ...assembly }),
      'cdk.out/shop.template.json': TEMPLATE,
      'cdk.out/shop.metadata.json': JSON.stringify(metadata),
      'cdk.out/tree.json': JSON.stringify(tree),
    };
    expect(resourceAt(read(files, {}, 'cdk.out/manifest.json'), 'Shop/Vpc')).toMatchObject({
      title: 'Vpc',
      group: 'Shop/Network',
    });
  }
});

function stack(more: object): object {
  return {
    type: 'aws:cloudformation:stack',
    environment: 'aws://111122223333/eu-west-1',
    displayName: 'Shop',
    properties: { templateFile: 'shop.template.json' },
    ...more,
  };
}

test('the templates of nested stacks are read, whichever way CDK says where they are', () => {
  const hash = 'a'.repeat(64);
  const url = { 'Fn::Join': ['', ['https://s3.', { Ref: 'AWS::URLSuffix' }, `/assets/${hash}.json`]] };
  const metadata = { 'aws:asset:path': 'inner.nested.template.json', 'aws:asset:property': 'TemplateURL' };
  const outer = (more: object): string =>
    JSON.stringify({
      Resources: { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url }, ...more } },
    });
  const assets = { files: { [hash]: { source: { path: 'inner.nested.template.json', packaging: 'file' } } } };
  const manifest = {
    version: '48.0.0',
    artifacts: {
      'app.assets': { type: 'cdk:asset-manifest', properties: { file: 'app.assets.json' } },
      app: { type: 'aws:cloudformation:stack', properties: { templateFile: 'app.template.json' } },
    },
  };
  const common = {
    'cdk.out/manifest.json': JSON.stringify(manifest),
    'cdk.out/inner.nested.template.json': TEMPLATE,
  };
  const byMetadata = { ...common, 'cdk.out/app.template.json': outer({ Metadata: metadata }) };
  const byAssets = {
    ...common,
    'cdk.out/app.template.json': outer({}),
    'cdk.out/app.assets.json': JSON.stringify(assets),
  };
  for (const files of [byMetadata, byAssets]) {
    const desired = read(files, { region: 'eu-west-1' }, 'cdk.out/manifest.json');
    expect(desired.resources.map(({ key }) => key)).toEqual(['app/Inner', 'app/Inner/Vpc']);
  }
});

test('what CDK hands over to a nested stack, and gets from it, are pointers', () => {
  const metadata = { 'aws:asset:path': 'AppNet.nested.template.json', 'aws:asset:property': 'TemplateURL' };
  const url = { 'Fn::Sub': 'https://s3.${AWS::Region}.${AWS::URLSuffix}/assets/abc.json' };
  const outer = {
    Resources: {
      VpcBB: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      NetNestedStackResource7A: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: { TemplateURL: url, Parameters: { referencetoAppVpcBBRef: { Ref: 'VpcBB' } } },
        Metadata: metadata,
      },
      Nat: {
        Type: 'AWS::EC2::NatGateway',
        Properties: { SubnetId: { 'Fn::GetAtt': ['NetNestedStackResource7A', 'Outputs.AppNetSubnet1Ref'] } },
      },
    },
  };
  const inner = {
    Parameters: { referencetoAppVpcBBRef: { Type: 'String' } },
    Resources: {
      Subnet1: {
        Type: 'AWS::EC2::Subnet',
        Properties: { VpcId: { Ref: 'referencetoAppVpcBBRef' }, CidrBlock: '10.0.1.0/24' },
      },
    },
    Outputs: { AppNetSubnet1Ref: { Value: { Ref: 'Subnet1' } } },
  };
  const app = { type: 'aws:cloudformation:stack', properties: { templateFile: 'App.template.json' } };
  const stage = { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } };
  const files = {
    'cdk.out/manifest.json': JSON.stringify({ version: '48.0.0', artifacts: { stage, App: app } }),
    'cdk.out/App.template.json': JSON.stringify(outer),
    'cdk.out/AppNet.nested.template.json': JSON.stringify(inner),
    'cdk.out/assembly-Prod/manifest.json': JSON.stringify({ version: '48.0.0', artifacts: { App: app } }),
    'cdk.out/assembly-Prod/App.template.json': JSON.stringify(outer),
    'cdk.out/assembly-Prod/AppNet.nested.template.json': JSON.stringify(inner),
  };
  const desired = read(files, { region: 'eu-west-1' }, 'cdk.out/manifest.json');
  // a stage repeats the stack under the same name
  for (const stem of ['App', 'cdk.out/App.template#2/App']) {
    const net = `${stem}/NetNestedStackResource7A`;
    expect(resourceAt(desired, `${net}/Subnet1`).attributes['VpcId']).toEqual({ $ref: `${stem}/VpcBB` });
    expect(resourceAt(desired, `${stem}/Nat`).attributes['SubnetId']).toEqual({ $ref: `${net}/Subnet1` });
  }
});
