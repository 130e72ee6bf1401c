import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';
import { set } from '../kinds/collection.ts';

/** A model that looks things up and calls functions to answer. What it is told to be is not kept. */
export const agent: ResourceType = resourceType({
  type: 'AWS::Bedrock::Agent',
  title: 'Bedrock agent',
  drawn: 'block',
  shape: 'model',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_bedrockagent_agent'],
  folds: [
    {
      type: 'aws_bedrockagent_agent_action_group',
      owner: 'agent_id',
      append: { 'ActionGroups[].ActionGroupExecutor.Lambda': 'action_group_executor.lambda' },
    },
    {
      type: 'aws_bedrockagent_agent_knowledge_base_association',
      owner: 'agent_id',
      append: { 'KnowledgeBases[].KnowledgeBaseId': 'knowledge_base_id' },
    },
    { type: 'aws_bedrockagent_agent_alias', owner: 'agent_id' },
    { type: 'AWS::Bedrock::AgentAlias', owner: 'AgentId' },
  ],
  list: { service: 'bedrock-agent', action: 'ListAgents', items: 'agentSummaries[]' },
  details: [
    {
      service: 'bedrock-agent',
      action: 'GetAgent',
      params: { agentId: '.agentId' },
      items: 'agent',
    },
    {
      service: 'bedrock-agent',
      action: 'ListAgentKnowledgeBases',
      params: { agentId: '.agentId', agentVersion: 'DRAFT' },
      items: 'agentKnowledgeBaseSummaries[]',
      into: 'knowledgeBases',
    },
    {
      service: 'bedrock-agent',
      action: 'ListAgentActionGroups',
      params: { agentId: '.agentId', agentVersion: 'DRAFT' },
      items: 'actionGroupSummaries[]',
      into: 'actionGroupSummaries',
    },
    {
      service: 'bedrock-agent',
      action: 'GetAgentActionGroup',
      params: { agentId: '.agentId', agentVersion: 'DRAFT', actionGroupId: '.$each.actionGroupId' },
      each: 'actionGroupSummaries',
      items: 'agentActionGroup',
      into: 'actionGroups',
    },
  ],
  id: 'agentId',
  arn: 'agentArn',
  name: 'agentName',
  terraformId: 'agent_id',
  naturalKey: ['AgentName'],
  gone: { agentStatus: 'DELETING' },
  attributes: camelCased({
    AgentName: text(),
    Description: text(),
    FoundationModel: text(),
    AgentResourceRoleArn: ref('AWS::IAM::Role', 'assumes'),
    CustomerEncryptionKeyArn: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    'GuardrailConfiguration.GuardrailIdentifier': ref('AWS::Bedrock::Guardrail', 'uses', {
      terraform: 'guardrail_configuration.guardrail_identifier',
    }),
    'KnowledgeBases[].KnowledgeBaseId': refs('AWS::Bedrock::KnowledgeBase', 'reads', { terraform: null }),
    'ActionGroups[].ActionGroupExecutor.Lambda': refs('AWS::Lambda::Function', 'invokes', {
      terraform: null,
    }),
    IdleSessionTTLInSeconds: number({ terraform: 'idle_session_ttl_in_seconds', default: 600 }),
    OrchestrationType: text({ terraform: null, default: 'DEFAULT' }),
    'CustomOrchestration.Executor.Lambda': ref('AWS::Lambda::Function', 'invokes', { terraform: null }),
    'PromptOverrideConfiguration.OverrideLambda': ref('AWS::Lambda::Function', 'invokes'),
    'MemoryConfiguration.EnabledMemoryTypes': set(),
    'MemoryConfiguration.StorageDays': number({ default: 30 }),
    'MemoryConfiguration.SessionSummaryConfiguration.MaxRecentSessions': number({ default: 20 }),
    AgentCollaboration: text({ default: 'DISABLED' }),
    AgentStatus: text({ terraform: null, computed: true }),
  }),
});
