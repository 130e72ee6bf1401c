import type { RelationKind } from '../../model/graph.ts';

/** What a statement's action makes of the arrow between who may and what it is done to; empty for no traffic. */
export function kindsOf(action: unknown): readonly RelationKind[] {
  if (typeof action !== 'string') return [];
  const known = kindsByAction.get(action);
  if (known) return known;
  const found = DEEDS.find(([pattern]) => pattern.test(action))?.[1] ?? [];
  // the same few actions stand in every policy; a hostile one must not fill the memory
  if (kindsByAction.size < MOST_ACTIONS && action.length < 200) kindsByAction.set(action, found);
  return found;
}

const kindsByAction = new Map<string, readonly RelationKind[]>();
const MOST_ACTIONS = 10_000;

/** Actions by what they do to data; describing and listing are no traffic. First match wins. */
const DEEDS: readonly (readonly [RegExp, readonly RelationKind[]])[] = [
  [/^sts:(assumerole|\*)/, ['assumes']],
  [/^(logs|kms|iam|sts|cloudwatch|xray|ec2):/, []],
  [/^(lambda:invoke|states:start|execute-api:(invoke|\*)|lambda:\*)/, ['invokes']],
  [/^sqs:(receive|delete|change)/, ['reads']],
  [
    /^[a-z0-9-]+:(get|batchget|query|scan|select|receive|read|subscribe|partiqlselect|batchexecute)/,
    ['reads'],
  ],
  [/^s3:list/, ['reads']],
  [
    /^[a-z0-9-]+:(put|update|delete|batchwrite|write|send|publish|restore|replicate|partiql(insert|update|delete))/,
    ['writes'],
  ],
  [/^([a-z0-9-]+:)?\*$/, ['reads', 'writes']],
];
