import { type ResourceType, resourceType } from '../define.ts';
import { certificateNames } from '../kinds/certificate-names.ts';
import { dnsName } from '../kinds/dns.ts';
import { ref } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';
import { translated } from '../kinds/translated.ts';

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
    CertificateAuthorityArn: ref('AWS::ACMPCA::CertificateAuthority', 'uses'),
    CertificateExport: text({ api: 'Options.Export', terraform: 'options.export', default: 'DISABLED' }),
    CertificateTransparencyLoggingPreference: text({
      api: 'Options.CertificateTransparencyLoggingPreference',
      terraform: 'options.certificate_transparency_logging_preference',
      default: 'ENABLED',
    }),
    // asked for as RSA_2048, answered as RSA-2048
    KeyAlgorithm: translated(
      {
        'RSA-1024': 'RSA_1024',
        'RSA-2048': 'RSA_2048',
        'RSA-3072': 'RSA_3072',
        'RSA-4096': 'RSA_4096',
      },
      { default: 'RSA_2048' },
    ),
    // an imported one was validated by nobody, for which Terraform has a word
    ValidationMethod: translated(
      { NONE: undefined },
      {
        api: 'DomainValidationOptions[0].ValidationMethod',
        untold: 'AWS tells it only of what it validated itself',
      },
    ),
    Type: text({ computed: true, terraform: 'type' }),
  },
});
