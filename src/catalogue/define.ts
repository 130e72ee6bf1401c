import type { RelationKind } from '../model/graph.ts';
import type { Value } from '../model/value.ts';
import type { Concern, Kind } from './kind.ts';
import type { Protection, ProtectionTests } from './protection.ts';
import type { ServiceName } from './services.ts';
import type { Layer, Shape } from './shapes.ts';
import type { Traffic } from './traffic.ts';

/** Everything isodrift knows about one AWS resource type: data, from which every stage derives what it needs. */
export interface ResourceType {
  /** CloudFormation type name */
  readonly type: string;
  /** further CloudFormation types that declare this very resource */
  readonly alsoKnownAs?: readonly string[];
  /** how people call it, in the singular: `Lambda function` */
  readonly title: string;
  readonly drawn: 'block' | 'zone' | 'link' | 'detail';
  readonly shape: Shape;
  /** where in the flow of a request it stands; orders blocks that no zone orders */
  readonly layer: Layer;
  readonly scope: 'regional' | 'global';
  /** for a regional type of which some have no region: how these are told apart (a firewall for CloudFront) */
  readonly globalWhen?: Condition;
  /** Terraform types that declare this very resource */
  readonly terraform: readonly string[];
  /** small things declared apart that AWS returns inside this resource */
  readonly folds?: readonly Fold[];
  /** what CloudFormation lets it state in passing: each member of the list at `path` is a resource of `type`, whose `owner` is this one */
  readonly inline?: readonly { readonly path: string; readonly type: string; readonly owner: string }[];
  readonly list: ListCall;
  readonly details?: readonly DetailCall[];
  /** path of the primary identifier in the API item, or a template over canonical attributes and API paths: `${HostedZoneId}_${Name}_${Type}` (`readId`). CloudFormation's `Ref` and Terraform's `id` are expected to equal it, or to be one of the aliases */
  readonly id: string;
  /** items that AWS lists before they are what they will be: without an id of their own, and not to be described yet */
  readonly provisional?: Provisional;
  /** path of the ARN in the API item, or a template: `arn:${partition}:ec2:${region}:${account}:vpc/${id}` */
  readonly arn?: string;
  /** path of the name in the API item, of which an ARN or URL gives the last segment (`readName`); absent: the Name tag, else the id */
  readonly name?: string;
  /** path of the region in the API item, for what is listed globally but lives in one region (S3 buckets) */
  readonly region?: string;
  /** path of the tags in the API item (list of Key/Value or map); absent: only the tagging API knows them */
  readonly tags?: string;
  /** API paths of further names it answers to: URL, DNS name, endpoint */
  readonly aliases?: readonly string[];
  /** Terraform attribute that holds the primary identifier; absent: `id` */
  readonly terraformId?: string;
  /** declared attribute that is the id once deployed (`BucketName`), so that a template without ids can be matched */
  readonly naturalKey?: readonly string[];
  /** AWS gives the name away once per account and region, though it is not the id: that is an ARN, a URL or a number */
  readonly hasUniqueName?: true;
  /** attributes that name the zone it stands in, nearest first: `['SubnetId', 'VpcId']` */
  readonly parent?: readonly string[];
  /** for `drawn: 'link'`: the arrow it is */
  readonly link?: { readonly from: string; readonly to: string; readonly kind: RelationKind };
  /** for `drawn: 'detail'`: the attribute that names the block it is folded into */
  readonly owner?: string;
  /** for `drawn: 'detail'`: it is folded into whatever uses it (a task definition into its services) */
  readonly foldsIntoUsers?: true;
  /** a scaler: the attributes that name what it moves, and which number of that */
  readonly scales?: { readonly what: string; readonly dimension: string };
  /** by CloudFormation path */
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** API items that AWS still lists after deletion; all given paths must match */
  readonly gone?: Condition;
  /** made by AWS, not by the account's owner: hidden unless declared. Any of these, over attributes (and `id`, `name`, `tags.KEY`) */
  readonly awsDefault?: readonly Condition[];
  /** made by a service of AWS for something else of the owner's, and by what it is known: nobody's drift, shown with whose it is */
  readonly owners?: readonly Owner[];
  /** what the rules of a design ask for, and which values mean that it is there */
  readonly protection?: Readonly<Partial<Record<Protection, ProtectionTests>>>;
  /** what it has to say in who can reach whom */
  readonly traffic?: Traffic;
  /** attribute naming a resource; when that one is made by AWS, so is this (the internet gateway of the default VPC) */
  readonly awsDefaultWith?: string;
}

/** Who made a resource besides its account's owner. */
export interface Owner {
  /** `EMR`; with `of`, what kind of thing that names: `replication group` */
  readonly owner: string;
  readonly when: Condition;
  /** attribute that names the one it was made for; where that is declared, this is a part of it */
  readonly of?: string;
}

/** How a thing is known until AWS gives it an id. */
export interface Provisional {
  /** over API paths, which are then left out */
  readonly when: Condition;
  /** a template, as in `id` */
  readonly id: string;
  /** why nothing more is known of it, for people */
  readonly reason: string;
}

/** Every named value must equal, or match the expression. */
export type Condition = Readonly<Record<string, Value | RegExp>>;

/** The one call that lists the type. Paging, retries, regions and clients are the scanner's. */
export interface ListCall {
  readonly service: ServiceName;
  /** API action: `ListFunctions` */
  readonly action: string;
  /** path to the items in the answer; a plain string becomes the item `{ $: string }` */
  readonly items: string;
  readonly params?: Params;
  /** asked once with each of these besides: one call per namespace. An item then knows with what it was asked for */
  readonly variants?: readonly Params[];
  /** asked with these, too, where global services answer; what they give has no region, and `$global` in the item */
  readonly globalVariants?: readonly Params[];
  /** error names that mean "none here", which is an answer and not a gap */
  readonly absent?: readonly string[];
  /** listed only at this depth, because it takes a call per thing of a kind that accounts have many of */
  readonly depth?: 'full';
  /** listed once per resource of another type; `.path` in `params` is then read from that parent's API item. `.$account` is the account */
  readonly per?: string;
  /** parent's values that the item itself lacks, by the key they get in the item */
  readonly keep?: Readonly<Record<string, string>>;
  /** not listed at all but read for each reference to this type; the reference is `.$` in `params` */
  readonly referencedOnly?: true;
  /** which part of the reference is asked for; of the answer only what the whole reference names is kept */
  readonly reference?: RegExp;
  /** IAM action when it is not `prefix:Action` */
  readonly permission?: string;
  /** a second listing of the same things, of which one has what the other lacks; joined by the value at `by` */
  readonly more?: { readonly action: string; readonly items: string; readonly by: string };
}

/** A further call per item. Its answer is merged into the item. */
export interface DetailCall {
  readonly service: ServiceName;
  readonly action: string;
  /** `.path` reads from the item; anything else is sent as it is */
  readonly params: Params;
  /** asked once with each of these besides; the answers are run together */
  readonly variants?: readonly Params[];
  /** path in the item to a list: asked once per member, which stands in `params` as `.$each`. The answers become a list */
  readonly each?: string;
  /** path in the answer; absent: the whole answer */
  readonly items?: string;
  /** key in the item under which the result is put; absent: spread over the item */
  readonly into?: string;
  /** items are described so many at a time; the described ones replace the listed ones, unless they are dealt. Then one parameter is a list holding one path */
  readonly batch?: number;
  /** of a batch: what it found goes to the item whose value at `item` equals the one at `found`, as a list under `into` */
  readonly deal?: { readonly item: string; readonly found: string };
  /** asked only at this depth: a further call per item for what few people set */
  readonly depth?: 'full';
  /** error names that mean "not set", which is an answer and not a gap */
  readonly absent?: readonly string[];
  /** path in the item; what is there already need not be asked for */
  readonly unless?: string;
  readonly permission?: string;
}

export type Params = Readonly<Record<string, Value>>;

/** How a resource declared apart becomes attributes of its owner. */
export interface Fold {
  /**
   * Terraform type or CloudFormation type of the small thing. It may have an entry of its own: then it stays a resource, and
   * `$self` in a path is the pointer to it (a managed policy names the roles that it is for)
   */
  readonly type: string;
  /** path in the small thing that names the owner; with `[]` it may name several */
  readonly owner: string;
  /** path in the small thing of one more name the owner answers to (a key's alias) */
  readonly alias?: string;
  /** owner attribute by path in the small thing: replaces */
  readonly set?: Readonly<Record<string, string>>;
  /** owner attribute by path in the small thing ('' is the whole thing): added to the list */
  readonly append?: Readonly<Record<string, string>>;
}

export interface Attribute {
  readonly kind: Kind;
  /** path in the API item; absent: the CloudFormation path; null: the API does not return it */
  readonly api?: string | null;
  /** path in CloudFormation's properties where it is not the attribute's own name ('' is all of them) */
  readonly cloudformation?: string;
  /** path in Terraform's attributes; absent: the CloudFormation path in snake_case; null: Terraform has no such thing */
  readonly terraform?: string | null;
  /** what AWS assumes when nothing is said */
  readonly default?: Value;
  /** whoever declares the resource says all of it: what is deployed beyond is a change even where nothing at all is declared */
  readonly whole?: true;
  /** why AWS may leave it out although it is set: silence then says nothing, and is not compared */
  readonly untold?: string;
  /** AWS decides it: shown, never compared */
  readonly computed?: true;
  /** what a scaler calls it: not compared while a declared one moves it */
  readonly scaled?: string;
  /** types it may point at; makes it a reference */
  readonly to?: readonly string[];
  readonly relation?: RelationKind;
  /** the arrow runs from the target to this resource */
  readonly reverse?: true;
  /** attribute of the same resource that is written on the arrow; a number is a port: `:443` */
  readonly label?: string;
  /** not read but put together from the values of this attribute, which are known in memory only (`environment.ts`) */
  readonly matchedFrom?: string;
  /** the rule of normalisation by which silence, or what AWS decides, is no difference; absent: 1 for silence, 5 for AWS */
  readonly rule?: number;
  /** what a difference in it touches, where neither its kind, its relation nor `protection` tells */
  readonly concern?: Concern;
}

/** States an entry; there so that every entry is checked in one place. */
export function resourceType(entry: ResourceType): ResourceType {
  return entry;
}
