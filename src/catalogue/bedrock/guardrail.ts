import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';
import { guardrailPolicies } from './guardrail-policies.ts';

/** What a model may not say, and not be asked. */
export const guardrail: ResourceType = resourceType({
  type: 'AWS::Bedrock::Guardrail',
  title: 'guardrail',
  drawn: 'block',
  shape: 'firewall',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_bedrock_guardrail'],
  folds: [
    { type: 'AWS::Bedrock::GuardrailVersion', owner: 'GuardrailIdentifier' },
    { type: 'aws_bedrock_guardrail_version', owner: 'guardrail_arn' },
  ],
  list: { service: 'bedrock', action: 'ListGuardrails', items: 'guardrails[]' },
  details: [{ service: 'bedrock', action: 'GetGuardrail', params: { guardrailIdentifier: '.id' } }],
  id: 'id',
  arn: 'arn',
  name: 'name',
  terraformId: 'guardrail_id',
  naturalKey: ['Name'],
  gone: { status: 'DELETING' },
  attributes: camelCased({
    Name: text(),
    Description: text(),
    KmsKeyArn: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    BlockedInputMessaging: text(),
    BlockedOutputsMessaging: text(),
    ...guardrailPolicies,
    Status: text({ terraform: null, computed: true }),
  }),
});
