import { defineMappingTag, defineScalarTag, defineSequenceTag, type Schema } from 'js-yaml';
import { EXACT_SCHEMA } from '../text/yaml.ts';

/** YAML with CloudFormation's short forms: `!Ref x` reads as `{ Ref: x }`, `!GetAtt a.b` as `{ 'Fn::GetAtt': ['a', 'b'] }`. */
export const TEMPLATE_SCHEMA: Schema = EXACT_SCHEMA.withTags(
  defineScalarTag('!', {
    matchByTagPrefix: true,
    resolve: (source, _isExplicit, tag) => longForm(tag, source),
    identify: () => false,
  }),
  defineSequenceTag<{ tag: string; items: unknown[] }, unknown>('!', {
    matchByTagPrefix: true,
    create: (tag) => ({ tag, items: [] }),
    addItem: ({ items }, item) => void items.push(item),
    finalize: ({ tag, items }) => longForm(tag, items),
    identify: () => false,
  }),
  defineMappingTag<{ tag: string; members: Map<unknown, unknown> }, unknown>('!', {
    matchByTagPrefix: true,
    create: (tag) => ({ tag, members: new Map() }),
    addPair: ({ members }, key, value) => {
      members.set(key, value);
      return '';
    },
    has: ({ members }, key) => members.has(key),
    keys: () => [],
    get: () => undefined,
    finalize: ({ tag, members }) => longForm(tag, Object.fromEntries(members)),
    identify: () => false,
  }),
);

function longForm(tag: string, value: unknown): unknown {
  const name = tag.replace(/^!/, '');
  if (name === '') return value;
  if (name === 'GetAtt' && typeof value === 'string') return { 'Fn::GetAtt': parted(value) };
  return { [name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`]: value };
}

/** The resource, and whatever comes after the first dot. */
function parted(path: string): string[] {
  const dot = path.indexOf('.');
  return dot === -1 ? [path] : [path.slice(0, dot), path.slice(dot + 1)];
}
