import { IsodriftError } from '../../model/errors.ts';
import { isList, isObject, type Value } from '../../model/value.ts';
import { spelled } from '../present.ts';

type Section = Readonly<Record<string, Value>>;

/** How a loop reads what it goes over. */
export interface Loops {
  /** the value of a collection or a name, as far as it is known before deployment */
  readonly valueOf: (stated: Value) => Value | undefined;
  /** told of each loop that cannot be written out */
  readonly skip: (loop: string) => void;
}

export interface WithoutLoops {
  readonly template: Value;
  /** the loop in `Resources` that a resource comes from */
  readonly origins: ReadonlyMap<string, string>;
}

/**
 * The template with `Fn::ForEach` written out: members of its sections, and properties of resources. Source: AWS's
 * reference of the function; a loop has one name for each member, or several for members that are lists or a map.
 */
export function withoutLoops(template: Value, loops: Loops): WithoutLoops {
  const origins = new Map<string, string>();
  if (!isObject(template)) return { template, origins };
  const writer = { ...loops, left: MOST_MEMBERS };
  const sections = SECTIONS.flatMap((name): [string, Value][] => {
    const section = template[name];
    return isObject(section) ? [[name, opened(section, writer)]] : [];
  });
  for (const [loop, body] of Object.entries(sectionIn(template, 'Resources')))
    for (const [id] of isLoop(loop) ? expanded(loop, body, { ...writer, skip: () => undefined }) : [])
      origins.set(id, loop);
  return { template: { ...template, ...Object.fromEntries(sections) }, origins };
}

/** Conditions come first: they are what other loops may ask for. */
const SECTIONS = ['Conditions', 'Resources', 'Outputs'];

/** AWS takes 500 resources in a template; what goes far beyond is meant to fill the memory. */
const MOST_MEMBERS = 100_000;

interface Writer extends Loops {
  left: number;
}

function sectionIn(template: Section, name: string): Section {
  const section = template[name];
  return isObject(section) ? section : {};
}

function isLoop(key: string): boolean {
  return key.startsWith('Fn::ForEach::');
}

/** The value with every loop inside it written out. */
function opened(value: Value, writer: Writer): Value {
  if (isList(value)) return value.map((member) => opened(member, writer));
  if (!isObject(value)) return value;
  const members = Object.entries(value).flatMap(([key, member]): [string, Value][] =>
    isLoop(key) ? expanded(key, member, writer) : [[key, opened(member, writer)]],
  );
  return Object.fromEntries(members);
}

function expanded(key: string, body: Value, writer: Writer): [string, Value][] {
  const [stated, collection, pattern] = isList(body) ? body : [];
  const names = stated === undefined ? undefined : namesIn(stated, writer);
  const turns = collection === undefined ? undefined : turnsOf(writer.valueOf(collection));
  if (!names || !turns || !isObject(pattern)) {
    writer.skip(key);
    return [];
  }
  return turns.flatMap((values) => {
    const fill = fillerOf(names, values);
    return Object.entries(pattern).flatMap(([name, inner]): [string, Value][] => {
      writer.left -= 1;
      if (writer.left < 0) throw tooMany(key);
      const [made, filled] = [fill.text(name), fill.value(inner)];
      return isLoop(made) ? expanded(made, filled, writer) : [[made, opened(filled, writer)]];
    });
  });
}

/** One name or several, which may be parameters. */
function namesIn(stated: Value, { valueOf }: Loops): string[] | undefined {
  const names = (isList(stated) ? stated : [stated]).map((one) => valueOf(one));
  return names.every((name) => typeof name === 'string') ? names : undefined;
}

/** What the names stand for, turn by turn; undefined when that is not known. */
function turnsOf(collection: Value | undefined): (readonly Value[])[] | undefined {
  if (collection === undefined || typeof collection !== 'object' || collection === null) return undefined;
  if (isList(collection)) {
    const turns = collection.map((member) => (isList(member) ? member : [member]));
    return turns.flat().every(isScalar) ? turns : undefined;
  }
  const isKnown = Object.values(collection).every(isScalar) && !Object.hasOwn(collection, '$unknown');
  return isKnown ? Object.entries(collection) : undefined;
}

function isScalar(value: Value): boolean {
  return typeof value !== 'object';
}

interface Filler {
  readonly text: (text: string) => string;
  readonly value: (value: Value) => Value;
}

/** `Fn::Sub` with nothing left to be put in is a text: SAM wants the paths of its events as such. */
function plainText(filled: Section): Value {
  const { 'Fn::Sub': text, ...more } = filled;
  const isPlain = typeof text === 'string' && !text.includes('${') && Object.keys(more).length === 0;
  return isPlain ? text : filled;
}

/** `&{X}` is `${X}` without what logical ids may not hold. */
function fillerOf(names: readonly string[], values: readonly Value[]): Filler {
  const texts = values.map(spelled);
  const text = (stated: string): string =>
    names.reduce(
      (filled, name, index) =>
        filled
          .replaceAll(`\${${name}}`, () => texts[index] ?? '')
          .replaceAll(`&{${name}}`, () => (texts[index] ?? '').replaceAll(/[^A-Za-z0-9]/g, '')),
      stated,
    );
  const value = (stated: Value): Value => {
    if (typeof stated === 'string') return text(stated);
    if (isList(stated)) return stated.map(value);
    if (!isObject(stated)) return stated;
    const [only, ...more] = Object.keys(stated);
    const named = only === 'Ref' && more.length === 0 ? names.indexOf(spelled(stated['Ref'])) : -1;
    if (named !== -1) return values[named] ?? '';
    const members = Object.entries(stated).map(([key, member]) => [text(key), value(member)] as const);
    return plainText(Object.fromEntries(members));
  };
  return { text, value };
}

function tooMany(loop: string): IsodriftError {
  return new IsodriftError(
    'FORMAT_INVALID',
    `${loop} makes more than ${MOST_MEMBERS} members`,
    'AWS takes 500 resources in one template; let the loop go over less',
  );
}
