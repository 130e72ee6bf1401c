import type { Value } from '../model/value.ts';

type Present<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The members that are there: absent is absent, never `undefined`. The names are ours, not those of a file. */
export function present<T extends object>(members: T): Present<T> {
  const there: Record<string, unknown> = {};
  for (const key of Object.keys(members)) {
    const member = (members as Record<string, unknown>)[key];
    if (member !== undefined) there[key] = member;
  }
  return there as Present<T>;
}

/** Text as it is, anything else as JSON. */
export function spelled(value: Value | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** A text that says something. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
