import { tagStackResources } from '../stack-tags.mjs';
import { PLACE } from './emulator.mjs';
import { parametersFor } from './parameters.mjs';
import { makeCodeBuckets, makeLookups, makeSurroundings } from './surroundings.mjs';

/** A template as the emulator takes it: SAM written out. undefined when it is none, or needs a macro of its author's. */
export function templateIn({ file, text }, { parseDocument, withoutSam }) {
  const stated = parseDocument(text, file).value;
  if (!stated?.Resources) return { refused: 'no template' };
  const macros = [stated.Transform ?? []]
    .flat()
    .filter((one) => !/^AWS::(Serverless|LanguageExtensions)/.test(one));
  if (macros.length > 0 || text.includes('Fn::Transform')) return { refused: 'needs a macro' };
  return { template: withoutSam(stated, PLACE).template };
}

/**
 * Deploys one template through the emulator's CloudFormation. `made` holds what it says it has made, by logical id;
 * `beside` what was made for it to stand on; `refused` is why it made nothing, in the emulator's own words.
 */
export async function deployStack(aws, { stack, template }) {
  try {
    const around = await makeSurroundings(aws);
    const { parameters, lacking } = parametersFor(template, around);
    if (lacking.length > 0) return { refused: `no value for parameter ${lacking.join(', ')}` };
    const lookups = await makeLookups(aws, template);
    const beside = new Set([...lookups, ...(await makeCodeBuckets(aws, template, parameters))]);
    await create(aws, { stack, template, parameters });
    const { StackResources } = await aws('cloudformation', 'DescribeStackResources', { StackName: stack });
    await tagAsFarAsPossible(aws, stack);
    return { parameters, beside, made: new Map(StackResources.map((one) => [one.LogicalResourceId, one])) };
  } catch (error) {
    return { refused: reasonOf(error) };
  }
}

async function create(aws, { stack, template, parameters }) {
  await aws('cloudformation', 'CreateStack', {
    StackName: stack,
    // what a stack puts out says nothing about what it makes, and the emulator trips over half of it
    TemplateBody: JSON.stringify({ ...template, Outputs: undefined }, inItsWords),
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  const { Stacks } = await aws('cloudformation', 'DescribeStacks', { StackName: stack });
  const { StackStatus: status } = Stacks[0];
  // it waits for ever for what a custom resource would answer; the rest is made
  if (status !== 'CREATE_COMPLETE' && status !== 'CREATE_IN_PROGRESS') throw new Error(status);
}

/** The emulator looks nothing up inside `Fn::GetAZs`; "this region" has a shorter spelling that it knows. */
function inItsWords(key, value) {
  return key === 'Fn::GetAZs' && value?.Ref === 'AWS::Region' ? '' : value;
}

/** What cannot be tagged is found by its physical id all the same. */
async function tagAsFarAsPossible(aws, stack) {
  try {
    await tagStackResources(aws, stack);
  } catch (error) {
    if (!/^[a-z0-9-]+:\w+: /.test(error.message)) throw error;
  }
}

/** One line without names, so that like reasons can be counted. */
function reasonOf({ message }) {
  if (/XML parse error|is not valid JSON|Deserialization/.test(message))
    return 'the emulator fails with an error of its own';
  return message
    .split('\n')[0]
    .replace(/^[a-z0-9-]+:\w+: /, '')
    .replaceAll(/'[^']*'|"[^"]*"|\{.*\}|\S{30,}/g, '…');
}
