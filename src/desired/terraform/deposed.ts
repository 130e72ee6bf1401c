import { plural } from '../../model/plural.ts';
import type { Value } from '../../model/value.ts';

/**
 * Was it replaced, and only waits to be destroyed? It stands under the address of what took its place: `deposed_key` in a
 * state that Terraform shows, `deposed` in the changes of a plan. Source: Terraform's documentation of its JSON output format.
 */
export function isDeposed(one: Readonly<Record<string, Value>>): boolean {
  const key = one['deposed_key'] ?? one['deposed'];
  return typeof key === 'string' && key !== '';
}

/** It is still deployed, and so a scan will find it undeclared. */
export function deposedNotes(count: number): string[] {
  return count === 0
    ? []
    : [
        `${plural(count, 'replaced object')} left out: Terraform destroys what is deposed with the next apply`,
      ];
}
