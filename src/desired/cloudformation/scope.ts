import type { Value } from '../../model/value.ts';

/** What names in a template stand for. */
export interface Scope {
  /** a parameter or pseudo parameter; undefined when there is none of that name */
  readonly parameter: (name: string) => Value | undefined;
  /** a resource of the template (`Ref`, or `GetAtt` with an attribute); undefined when there is none */
  readonly resource: (logicalId: string, attribute?: string) => Value | undefined;
  /** a reference as text, where the name is declared and so the value can be known before deployment */
  readonly textOf: (key: string, attribute?: string) => string | undefined;
  /** undefined when it depends on something unknown */
  readonly condition: (name: string) => boolean | undefined;
  readonly mapping: (name: string) => Value | undefined;
  /** what another template exports */
  readonly imported: (name: string) => Value | undefined;
}
