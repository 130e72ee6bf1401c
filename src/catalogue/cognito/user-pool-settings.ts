import type { Attribute } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { enabledMfas } from '../kinds/enabled-mfas.ts';
import { parts, someParts } from '../kinds/parts.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, type Options, text } from '../kinds/scalar.ts';
import { schemaName } from '../kinds/schema-name.ts';
import { secret } from '../kinds/secret.ts';

const POLICY = 'Policies.PasswordPolicy';
const TEMPLATE = 'VerificationMessageTemplate';
const INVITATION = 'AdminCreateUserConfig.InviteMessageTemplate';

/** How people sign in: passwords, second factors, devices, and what they are told. */
export const userPoolSettings: Readonly<Record<string, Attribute>> = {
  [`${POLICY}.MinimumLength`]: number(password('minimum_length')),
  [`${POLICY}.RequireLowercase`]: flag(password('require_lowercase')),
  [`${POLICY}.RequireUppercase`]: flag(password('require_uppercase')),
  [`${POLICY}.RequireNumbers`]: flag(password('require_numbers')),
  [`${POLICY}.RequireSymbols`]: flag(password('require_symbols')),
  [`${POLICY}.PasswordHistorySize`]: number(password('password_history_size', 0)),
  [`${POLICY}.TemporaryPasswordValidityDays`]: number(password('temporary_password_validity_days', 7)),
  'Policies.SignInPolicy.AllowedFirstAuthFactors': set({
    terraform: 'sign_in_policy.allowed_first_auth_factors',
    concern: 'identity',
  }),
  EnabledMfas: enabledMfas({
    api: 'Mfa',
    terraform: null,
    concern: 'identity',
    untold: 'a second factor is not asked for',
  }),
  // CloudFormation states it among the enabled ones
  'SoftwareTokenMfaConfiguration.Enabled': flag({
    api: 'Mfa.SoftwareTokenMfaConfiguration.Enabled',
    default: false,
    concern: 'identity',
  }),
  EmailAuthenticationMessage: words('Mfa.EmailMfaConfiguration.Message', 'email_mfa_configuration.message'),
  EmailAuthenticationSubject: words('Mfa.EmailMfaConfiguration.Subject', 'email_mfa_configuration.subject'),
  WebAuthnRelyingPartyID: text({
    api: 'Mfa.WebAuthnConfiguration.RelyingPartyId',
    terraform: 'web_authn_configuration.relying_party_id',
  }),
  WebAuthnUserVerification: text({
    api: 'Mfa.WebAuthnConfiguration.UserVerification',
    terraform: 'web_authn_configuration.user_verification',
    default: 'preferred',
  }),
  WebAuthnFactorConfiguration: text({
    api: 'Mfa.WebAuthnConfiguration.FactorConfiguration',
    terraform: null,
  }),
  'AccountRecoverySetting.RecoveryMechanisms': parts(
    'recovery mechanisms',
    { Name: text(), Priority: number() },
    { terraform: 'account_recovery_setting.recovery_mechanism', concern: 'identity' },
  ),
  'DeviceConfiguration.ChallengeRequiredOnNewDevice': flag({ default: false, concern: 'identity' }),
  'DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt': flag({ default: false, concern: 'identity' }),
  'UserPoolAddOns.AdvancedSecurityMode': text({ default: 'OFF', concern: 'identity' }),
  'UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode': text({
    terraform: 'user_pool_add_ons.advanced_security_additional_flows.custom_auth_mode',
  }),
  'UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate': set(),
  'UsernameConfiguration.CaseSensitive': flag({ default: true }),
  UserPoolTier: text(),
  'IssuerConfiguration.Type': text({ terraform: null }),
  'KeyConfiguration.KeyType': text({ terraform: null }),
  'KeyConfiguration.KmsKeyArn': ref('AWS::KMS::Key', 'encrypts', { terraform: null, reverse: true }),
  // AWS has its own attributes besides, and writes `custom:` before those of the owner
  Schema: someParts(
    'schema',
    {
      Name: schemaName(),
      AttributeDataType: text(),
      DeveloperOnlyAttribute: flag(),
      Mutable: flag(),
      Required: flag(),
      'StringAttributeConstraints.MinLength': number(),
      'StringAttributeConstraints.MaxLength': number(),
      'NumberAttributeConstraints.MinValue': number(),
      'NumberAttributeConstraints.MaxValue': number(),
    },
    { api: 'SchemaAttributes' },
  ),
  'EmailConfiguration.EmailSendingAccount': text({ default: 'COGNITO_DEFAULT' }),
  'EmailConfiguration.SourceArn': ref('AWS::SES::EmailIdentity', 'uses'),
  'EmailConfiguration.From': text({ terraform: 'email_configuration.from_email_address' }),
  'EmailConfiguration.ReplyToEmailAddress': text(),
  'EmailConfiguration.ConfigurationSet': text(),
  'SmsConfiguration.SnsCallerArn': ref('AWS::IAM::Role', 'assumes'),
  'SmsConfiguration.SnsRegion': text(),
  'SmsConfiguration.ExternalId': secret(),
  EmailVerificationMessage: words(),
  EmailVerificationSubject: words(),
  SmsVerificationMessage: words(),
  SmsAuthenticationMessage: words(),
  [`${TEMPLATE}.DefaultEmailOption`]: text({ default: 'CONFIRM_WITH_CODE' }),
  [`${TEMPLATE}.EmailMessage`]: words(),
  [`${TEMPLATE}.EmailMessageByLink`]: words(),
  [`${TEMPLATE}.EmailSubject`]: words(),
  [`${TEMPLATE}.EmailSubjectByLink`]: words(),
  [`${TEMPLATE}.SmsMessage`]: words(),
  [`${INVITATION}.EmailMessage`]: words(),
  [`${INVITATION}.EmailSubject`]: words(),
  [`${INVITATION}.SMSMessage`]: words(),
  // functions that are called in a newer way
  ...trigger('PreTokenGenerationConfig'),
  ...trigger('CustomEmailSender'),
  ...trigger('CustomSMSSender'),
  'LambdaConfig.KMSKeyID': ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
};

function password(name: string, assumed?: number): Options {
  return {
    terraform: `password_policy.${name}`,
    concern: 'identity',
    ...(assumed === undefined ? {} : { default: assumed }),
  };
}

function words(api?: string, terraform?: string): Attribute {
  return text({
    concern: 'words',
    ...(api === undefined ? {} : { api }),
    ...(terraform === undefined ? {} : { terraform }),
  });
}

function trigger(name: string): Record<string, Attribute> {
  return {
    [`LambdaConfig.${name}.LambdaArn`]: ref('AWS::Lambda::Function', 'invokes'),
    [`LambdaConfig.${name}.LambdaVersion`]: text(),
  };
}
