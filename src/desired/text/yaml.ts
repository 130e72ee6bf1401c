import {
  constructFromEvents,
  CORE_SCHEMA,
  defineScalarTag,
  type Event,
  EVENT_ID,
  getScalarValue,
  mergeTag,
  NOT_RESOLVED,
  parseEvents,
  type Schema,
  YAMLException,
} from 'js-yaml';
import { IsodriftError } from '../../model/errors.ts';
import { pathKey, type Position, positioner, type Positions } from './position.ts';

/** What js-yaml does not limit by itself. AWS takes templates of one megabyte; nesting costs stack. */
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_DEPTH = 64;
const MAX_ALIASES = 100;
/** What aliases may stand for when written out. */
const MAX_NODES = 200_000;

export interface YamlText {
  readonly value: unknown;
  /** where each node down to a depth starts; members of a mapping at their key */
  readonly positions: (depth: number) => Positions;
}

/** Parses one YAML document within limits; an error names file, line and column. */
export function parseYaml(
  text: string,
  file: string,
  schema: Schema = YAML_SCHEMA,
  options: { readonly mayRepeatKeys?: boolean } = {},
): YamlText {
  if (text.length > MAX_BYTES) throw tooLarge(file);
  const json = options.mayRepeatKeys ?? false;
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    const [value, ...more] = constructFromEvents(events, {
      source: text,
      schema,
      json,
      maxAliases: MAX_ALIASES,
    });
    const alias = events.find(({ type }) => type === EVENT_ID.ALIAS);
    if (alias && sizeOf(value, new Map()) > MAX_NODES) throw bomb(file, positioner(text)(startOf(alias)));
    if (more.length > 0) throw new YAMLException('there are several documents in one file');
    return { value, positions: (depth) => yamlPositions(text, events, depth) };
  } catch (error) {
    throw invalid(file, error);
  }
}

/**
 * A number that would not be written back as it stands is text: an account id keeps its leading zero,
 * a version 1.10 its last digit. Dates are text, too.
 */
const exactNumberTag = defineScalarTag<number>('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: '-0123456789'.split(''),
  resolve: (source) => (String(Number(source)) === source ? Number(source) : NOT_RESOLVED),
  identify: () => false,
});

const YAML_SCHEMA: Schema = CORE_SCHEMA.withTags(mergeTag);

/** For texts in which another system reads every scalar as text: numbers only where nothing is lost. */
export const EXACT_SCHEMA: Schema = YAML_SCHEMA.withTags(
  exactNumberTag,
  defineScalarTag<number>('tag:yaml.org,2002:float', {
    implicit: false,
    resolve: (source) => Number(source),
    identify: () => false,
  }),
);

function yamlPositions(text: string, events: readonly Event[], depth: number): Positions {
  const positions = new Map<string, Position>();
  const at = positioner(text);
  const frames: Frame[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) frames.pop();
    else if (event.type !== EVENT_ID.DOCUMENT) {
      const offset = entered(frames.at(-1), event, text);
      if (offset !== undefined && frames.length <= depth)
        positions.set(pathKey(frames.map(({ step }) => step)), at(offset));
      if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) frames.push(frameOf(event));
    }
  }
  return positions;
}

interface Frame {
  step: string | number;
  isKeyNext: boolean;
  readonly isList: boolean;
  /** of the last key */
  offset: number;
}

function frameOf(event: Event): Frame {
  const isList = event.type === EVENT_ID.SEQUENCE;
  return { step: isList ? -1 : '', isKeyNext: !isList, isList, offset: 0 };
}

/** Moves the frame on by one node; gives where the node starts, or undefined when it is a key. */
function entered(frame: Frame | undefined, event: Event, text: string): number | undefined {
  if (!frame) return startOf(event);
  if (frame.isList) {
    frame.step = Number(frame.step) + 1;
    return startOf(event);
  }
  frame.isKeyNext = !frame.isKeyNext;
  if (frame.isKeyNext) return frame.offset;
  frame.step = event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : '';
  frame.offset = startOf(event);
  return undefined;
}

function startOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart;
  if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start;
  return event.type === EVENT_ID.ALIAS ? event.anchorStart : 0;
}

/** How many nodes a value has when every alias is written out; each shared part is counted once and added often. */
function sizeOf(value: unknown, known: Map<object, number>): number {
  if (typeof value !== 'object' || value === null) return 1;
  const before = known.get(value);
  if (before !== undefined) return before;
  // an alias inside what it names
  known.set(value, Number.POSITIVE_INFINITY);
  const size = Object.values(value).reduce<number>((sum, member) => sum + sizeOf(member, known), 1);
  known.set(value, size);
  return size;
}

function bomb(file: string, { line, column }: Position): IsodriftError {
  return new IsodriftError(
    'FORMAT_INVALID',
    `${file}:${line}:${column}: its aliases stand for more than ${MAX_NODES} values`,
    'write out what is meant, without aliases of aliases',
  );
}

function tooLarge(file: string): IsodriftError {
  return new IsodriftError(
    'FORMAT_INVALID',
    `${file}: more than 2 MB of YAML`,
    'split the file, or give it as JSON',
  );
}

function invalid(file: string, error: unknown): unknown {
  if (!(error instanceof YAMLException)) return error;
  const { line, column } = error.mark ?? { line: 0, column: 0 };
  return new IsodriftError(
    'FORMAT_INVALID',
    `${file}:${line + 1}:${column + 1}: this is not valid YAML: ${error.reason}`,
    'correct the file there; indentation and quotes are the usual reasons',
    { cause: error },
  );
}
