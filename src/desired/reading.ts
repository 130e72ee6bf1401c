import type { OwnedFold } from '../catalogue/index.ts';
import type { Kind } from '../catalogue/kind.ts';
import type { Fingerprint } from '../catalogue/kinds/variable-names.ts';
import type {
  Acceptance,
  Component,
  Conflict,
  DesiredSource,
  Gap,
  Relation,
  Resource,
  Rule,
  SeverityRule,
} from '../model/graph.ts';
import type { Value } from '../model/value.ts';
import type { Member } from './text/json-members.ts';
import type { Positions } from './text/position.ts';

/** What the caller knows and the source may not say. A source that says otherwise wins. */
export interface DesiredOptions {
  readonly account?: string;
  readonly region?: string;
  /** name under which a template is deployed */
  readonly stack?: string;
  /** values for the parameters of a template: texts, or pointers at what holds a nested one */
  readonly parameters?: Readonly<Record<string, Value>>;
  readonly title?: string;
  /** marks the values of variables, so that a change shows */
  readonly fingerprint?: Fingerprint;
  /** construct paths by logical id, where CDK made the template */
  readonly constructs?: ReadonlyMap<string, string>;
  /** templates that CDK will put into a bucket, by the hash that is their name there */
  readonly templates?: ReadonlyMap<string, string>;
  /** what templates given along with this one export */
  readonly exports?: ReadonlyMap<string, Value>;
}

/** One parsed file, before what it says is folded and merged. */
export interface Document {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  /** where each node down to a depth starts */
  readonly positions: (depth: number) => Positions;
  readonly lineOf: (depth: number) => (path: readonly (string | number)[]) => number | undefined;
  readonly apart?: Apart;
}

/** For a state as Terraform writes it: `resources` of `value` is `[null]`, and what it holds is parsed one by one. */
interface Apart {
  readonly resources: () => Iterable<Member>;
  /** the same file as one value: for a member that does not parse */
  readonly whole: () => Document;
}

/** What one file declares. */
export interface Reading {
  readonly source: DesiredSource;
  readonly title?: string;
  readonly resources: readonly Resource[];
  /** things that belong into their owner, which another file may declare */
  readonly parts?: readonly Part[];
  /** looked up but not declared here (Terraform data sources): for resolving only */
  readonly known?: readonly Resource[];
  readonly relations?: readonly Relation[];
  readonly accepted?: readonly Acceptance[];
  readonly severities?: readonly SeverityRule[];
  readonly components?: readonly Component[];
  readonly rules?: readonly Rule[];
  readonly conflicts?: readonly Conflict[];
  readonly gaps?: readonly Gap[];
  readonly notes?: readonly string[];
  /** does it know the ids of all that is in it, so that nothing points at a key? */
  readonly isPhysical?: true;
  /** what other templates may import */
  readonly exports?: ReadonlyMap<string, Value>;
  /** does it import what another template may export? */
  readonly hasImports?: true;
  /** is this the template of a stack within another one? */
  readonly isNested?: true;
  /** does a design say in which stack it is? */
  readonly isOwnStack?: true;
}

/** A resource declared apart that AWS keeps inside its owner. */
export interface Part {
  /** for each way in which its type may belong into another resource */
  readonly said: readonly Said[];
  /** how it is shown when its owner is not known */
  readonly resource: Resource;
  /** it is a resource of its own besides, and stays one */
  readonly besides?: true;
}

/** What a part says to an owner, all of it in canonical form. */
export interface Said extends OwnedFold {
  /** what it says of who owns it; more than one when it belongs to several */
  readonly owners: readonly Value[];
  /** one more name of the owner */
  readonly alias: string | undefined;
  /** attributes of the owner that it states as a whole */
  readonly set: readonly SaidAttribute[];
  /** attributes of the owner to which it adds members */
  readonly append: readonly SaidAttribute[];
}

interface SaidAttribute {
  readonly path: string;
  /** undefined when nothing is read of it */
  readonly kind: Kind | undefined;
  readonly value: Value | undefined;
}
