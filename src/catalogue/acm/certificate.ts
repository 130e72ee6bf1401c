import { type ResourceType, resourceType } from '../define.ts';
import { certificateNames } from '../kinds/certificate-names.ts';
import { dnsName } from '../kinds/dns.ts';
import { text } from '../kinds/scalar.ts';

/** Proves a name to those who connect. Without the key types named, AWS lists RSA 2048 only. */
export const certificate: ResourceType = resourceType({
  type: 'AWS::CertificateManager::Certificate',
  title: 'certificate',
  drawn: 'detail',
  shape: 'certificate',
  layer: 'edge',
  scope: 'regional',
  terraform: ['aws_acm_certificate'],
  folds: [{ type: 'aws_acm_certificate_validation', owner: 'certificate_arn' }],
  list: {
    service: 'acm',
    action: 'ListCertificates',
    items: 'CertificateSummaryList[]',
    params: {
      Includes: {
        keyTypes: [
          'RSA_1024',
          'RSA_2048',
          'RSA_3072',
          'RSA_4096',
          'EC_prime256v1',
          'EC_secp384r1',
          'EC_secp521r1',
        ],
      },
    },
  },
  details: [
    {
      service: 'acm',
      action: 'DescribeCertificate',
      params: { CertificateArn: '.CertificateArn' },
      items: 'Certificate',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'CertificateArn',
  arn: 'CertificateArn',
  name: 'DomainName',
  terraformId: 'arn',
  naturalKey: ['DomainName'],
  attributes: {
    DomainName: dnsName(),
    SubjectAlternativeNames: certificateNames({ api: '', terraform: '', cloudformation: '' }),
    Type: text({ computed: true, terraform: 'type' }),
  },
});
