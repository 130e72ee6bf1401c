import { type ResourceType, resourceType } from '../define.ts';
import { parts } from '../kinds/parts.ts';
import { flag, text } from '../kinds/scalar.ts';

/** Looks for attacks in the records of a region. */
export const detector: ResourceType = resourceType({
  type: 'AWS::GuardDuty::Detector',
  title: 'GuardDuty detector',
  drawn: 'detail',
  shape: 'firewall',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_guardduty_detector'],
  folds: [
    { type: 'aws_guardduty_detector_feature', owner: 'detector_id', append: { Features: '' } },
    ...['filter', 'ipset', 'threatintelset', 'publishing_destination', 'member'].map((part) => ({
      type: `aws_guardduty_${part}`,
      owner: 'detector_id',
    })),
    ...['Filter', 'IPSet', 'ThreatIntelSet', 'PublishingDestination', 'Member'].map((part) => ({
      type: `AWS::GuardDuty::${part}`,
      owner: 'DetectorId',
    })),
  ],
  list: { service: 'guardduty', action: 'ListDetectors', items: 'DetectorIds[]' },
  details: [{ service: 'guardduty', action: 'GetDetector', params: { DetectorId: '.$' } }],
  id: '$',
  arn: 'arn:${partition}:guardduty:${region}:${account}:detector/${id}',
  tags: 'Tags',
  attributes: {
    Enable: flag({ api: 'Status', concern: 'protection' }),
    FindingPublishingFrequency: text({ default: 'SIX_HOURS' }),
    'DataSources.S3Logs.Enable': watched('S3Logs', 's3_logs'),
    'DataSources.Kubernetes.AuditLogs.Enable': watched('Kubernetes.AuditLogs', 'kubernetes.audit_logs'),
    'DataSources.MalwareProtection.ScanEc2InstanceWithFindings.EbsVolumes': watched(
      'MalwareProtection.ScanEc2InstanceWithFindings.EbsVolumes',
      'malware_protection.scan_ec2_instance_with_findings.ebs_volumes',
    ),
    Features: parts('features', { Name: text(), Status: text() }, { terraform: null, concern: 'protection' }),
  },
});

/** Where it looks. The API answers a flag with a state. */
function watched(source: string, terraform: string): ReturnType<typeof flag> {
  return flag({
    api: `DataSources.${source}.Status`,
    terraform: `datasources.${terraform}.enable`,
    concern: 'protection',
  });
}
