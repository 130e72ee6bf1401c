import type { Value } from '../../model/value.ts';
import type { Document } from '../reading.ts';
import { pathKey } from '../text/position.ts';
import type { Properties } from './resource.ts';

/** Is the text at this path a number to AWS, because nobody put it in quotes (`version: 1.0`)? */
export type IsBare = (path: Path) => boolean;

export type Path = readonly (string | number)[];

/**
 * Where a YAML file states numbers that read here as texts, so that `1.10` keeps its last digit. AWS's transform prints them
 * as Python prints numbers, and the logical id of an API's deployment is a hash over that.
 */
export function bareNumbersIn({ text, positions }: Pick<Document, 'text' | 'positions'>): IsBare {
  // few templates ask
  let lines: readonly string[] | undefined;
  return (path) => {
    lines ??= text.split('\n');
    const place = positions(DEEPEST).get(pathKey(path));
    const rest = place && lines[place.line - 1]?.slice(place.column - 1);
    return rest !== undefined && BARE.test(rest);
  };
}

/** A member of a map is found at its key, one of a list at its value; each where its text begins, behind a quote. */
const BARE = /^(?:(?:[^'"]*['"]|[^\s'":,{}[\]]+)\s*:\s+)?[-+]?\d+\.\d*(?=[\s,\]}]|$)/;

/** YAML is not nested any deeper here. */
const DEEPEST = 64;

/** A text that Python takes for a number with a fraction. */
export function isFraction(value: Value | undefined): value is string {
  return typeof value === 'string' && /^[-+]?\d+\.\d*$/.test(value);
}

/** The number as Python prints it: at least one digit after the point, none without need. */
export function pythonNumber(text: string): string {
  const number = Number(text);
  return Number.isInteger(number) ? number.toFixed(1) : String(number);
}

/** The properties with the version of a definition as a number, where that is what it is to AWS. */
export function withBareVersion(properties: Properties, path: Path, isBare: IsBare): Properties {
  const { OpenApiVersion: version } = properties;
  if (!isFraction(version) || !isBare([...path, 'OpenApiVersion'])) return properties;
  return { ...properties, OpenApiVersion: Number(version) };
}
