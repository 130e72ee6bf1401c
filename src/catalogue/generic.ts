import type { ResourceType } from './define.ts';
import { ref, refs } from './kinds/ref.ts';

/** What is known of a thing whose type has no entry: where it stands, who guards it, as whom it acts, whose key it uses. */
export const GENERIC: Pick<ResourceType, 'attributes' | 'parent'> = {
  parent: ['SubnetIds', 'VpcId'],
  attributes: {
    SubnetIds: refs('AWS::EC2::Subnet', 'uses'),
    VpcId: ref('AWS::EC2::VPC', 'uses'),
    SecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    RoleArn: refs('AWS::IAM::Role', 'assumes'),
    KmsKeyArn: refs('AWS::KMS::Key', 'encrypts', { reverse: true }),
  },
};

/** The attribute of a generic thing that points at things of a type. */
export function genericPointerTo(type: string): string | undefined {
  return Object.entries(GENERIC.attributes).find(([, { to = [] }]) => to.includes(type))?.[0];
}

/**
 * Types without an entry that Cloud Control may be asked to list where there is no Resource Explorer index: services that people
 * build with, whose things are listed without naming a parent. One that cannot be listed after all is told as a gap of its own.
 * https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/supported-resources.html
 */
export const UNMODELLED_TYPES: readonly string[] = [
  'AWS::APS::Workspace',
  'AWS::AppConfig::Application',
  'AWS::AppFlow::Flow',
  'AWS::Cassandra::Keyspace',
  'AWS::CodeArtifact::Repository',
  'AWS::CodeDeploy::Application',
  'AWS::DSQL::Cluster',
  'AWS::DataSync::Task',
  'AWS::DataZone::Domain',
  'AWS::DocDBElastic::Cluster',
  'AWS::EC2::CarrierGateway',
  'AWS::EC2::IPAM',
  'AWS::EC2::VerifiedAccessInstance',
  'AWS::EMRServerless::Application',
  'AWS::FIS::ExperimentTemplate',
  'AWS::GameLift::Fleet',
  'AWS::Grafana::Workspace',
  'AWS::HealthLake::FHIRDatastore',
  'AWS::IVS::Channel',
  'AWS::ImageBuilder::ImagePipeline',
  'AWS::Kendra::Index',
  'AWS::Location::Map',
  'AWS::MWAA::Environment',
  'AWS::MediaConnect::Flow',
  'AWS::NeptuneGraph::Graph',
  'AWS::OSIS::Pipeline',
  'AWS::QBusiness::Application',
  'AWS::RolesAnywhere::TrustAnchor',
  'AWS::S3Express::DirectoryBucket',
  'AWS::S3Tables::TableBucket',
  'AWS::Synthetics::Canary',
  'AWS::Timestream::Database',
  'AWS::Timestream::InfluxDBInstance',
  'AWS::VerifiedPermissions::PolicyStore',
];
