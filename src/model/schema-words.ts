/** JSON Schemas (2020-12) as plain values, and the few words to write them with. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const string: JsonSchema = { type: 'string' };
export const count: JsonSchema = { type: 'integer', minimum: 0 };
export const strings: JsonSchema = { type: 'array', items: string };
export const stringMap: JsonSchema = { type: 'object', additionalProperties: string };

/** An object with exactly these properties; those not named optional are required. */
export function record(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** A list of these. */
export function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

/** One of these values. */
export function oneOf(values: readonly string[]): JsonSchema {
  return { enum: values };
}
