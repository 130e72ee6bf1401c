import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { caseless, flag, text } from '../kinds/scalar.ts';

/** A domain or an address that mail may be sent from. */
export const emailIdentity: ResourceType = resourceType({
  type: 'AWS::SES::EmailIdentity',
  title: 'mail identity',
  drawn: 'block',
  shape: 'mail',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_sesv2_email_identity', 'aws_ses_domain_identity', 'aws_ses_email_identity'],
  folds: [
    {
      type: 'aws_sesv2_email_identity_mail_from_attributes',
      owner: 'email_identity',
      set: { 'MailFromAttributes.MailFromDomain': 'mail_from_domain' },
    },
    {
      type: 'aws_ses_domain_mail_from',
      owner: 'domain',
      set: { 'MailFromAttributes.MailFromDomain': 'mail_from_domain' },
    },
    { type: 'aws_sesv2_email_identity_feedback_attributes', owner: 'email_identity' },
    { type: 'aws_ses_domain_dkim', owner: 'domain' },
    { type: 'aws_ses_domain_identity_verification', owner: 'domain' },
    { type: 'aws_ses_identity_notification_topic', owner: 'identity' },
    { type: 'aws_ses_identity_policy', owner: 'identity' },
  ],
  list: { service: 'sesv2', action: 'ListEmailIdentities', items: 'EmailIdentities[]' },
  details: [{ service: 'sesv2', action: 'GetEmailIdentity', params: { EmailIdentity: '.IdentityName' } }],
  id: 'IdentityName',
  arn: 'arn:${partition}:ses:${region}:${account}:identity/${id}',
  name: 'IdentityName',
  tags: 'Tags',
  naturalKey: ['EmailIdentity'],
  attributes: {
    EmailIdentity: caseless({ api: 'IdentityName' }),
    'ConfigurationSetAttributes.ConfigurationSetName': ref('AWS::SES::ConfigurationSet', 'uses', {
      api: 'ConfigurationSetName',
      terraform: 'configuration_set_name',
    }),
    'DkimAttributes.SigningEnabled': flag({ terraform: null, default: true, concern: 'identity' }),
    'DkimSigningAttributes.NextSigningKeyLength': text({
      api: 'DkimAttributes.NextSigningKeyLength',
      untold: 'its owner brought the key',
      concern: 'identity',
    }),
    'MailFromAttributes.MailFromDomain': text({ terraform: null }),
    'FeedbackAttributes.EmailForwardingEnabled': flag({
      api: 'FeedbackForwardingStatus',
      terraform: null,
      default: true,
    }),
    VerifiedForSendingStatus: flag({ terraform: 'verified_for_sending_status', computed: true }),
  },
});
