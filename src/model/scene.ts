import type { Status } from './comparison.ts';
import type { RelationKind } from './graph.ts';

/** Which side of the comparison a picture shows; those of one subject share one layout. */
export type View = 'drift' | 'desired' | 'deployed';

/** What a picture is about. `architecture` shows everything where it stands. */
export const SUBJECTS = [
  'architecture',
  'overview',
  'network',
  'flow',
  'data',
  'components',
  'accounts',
] as const;

export type Subject = (typeof SUBJECTS)[number];

/**
 * A picture in numbers. Ground coordinates: x runs down right, y runs down left, one unit is one pixel along an axis.
 * Screen coordinates follow by the projection of `layout/iso.ts`.
 */
export interface Scene {
  readonly format: 'isodrift/scene@1';
  readonly view: View;
  /** absent: `architecture` */
  readonly subject?: Subject;
  /** only what is linked to one finding, over so many arrows */
  readonly focus?: { readonly key: string; readonly name: string; readonly depth: number };
  /** two scans of one account instead of a design and an account: what is missing has gone, what is unmanaged has come */
  readonly film?: { readonly from: string; readonly to: string };
  readonly title: TitleBlock;
  /** outermost first */
  readonly zones: readonly SceneZone[];
  /** back to front */
  readonly blocks: readonly SceneBlock[];
  readonly arrows: readonly SceneArrow[];
  /** what diverges but has no block: its zone, if that is drawn, carries a badge */
  readonly also: readonly SceneNote[];
  readonly hidden: Hidden;
  /** screen box that holds everything */
  readonly bounds: Box;
}

/** What a drawing says about itself, as the corner of a building drawing does. */
export interface TitleBlock {
  readonly name: string;
  readonly design: readonly string[];
  readonly capturedAt: string;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly calls: { readonly made: number; readonly failed: number };
  readonly counts: Readonly<Record<Status, number>>;
  readonly gaps: number;
}

/** What a picture leaves out, so that it can say so. */
export interface Hidden {
  readonly awsDefaults: number;
  /** relations of kinds that are not drawn, and arrows over the limit */
  readonly arrows: number;
  /** what the subject of the picture, or its focus, leaves out; absent: nothing */
  readonly resources?: number;
}

export type ZoneKind =
  | 'global'
  | 'region'
  | 'vpc'
  | 'across'
  | 'az'
  | 'subnet-public'
  | 'subnet-private'
  | 'group';

export interface SceneZone {
  readonly id: string;
  /** the finding it stands for; absent for an AZ, a region, a strip */
  readonly key?: string;
  readonly kind: ZoneKind;
  readonly level: number;
  readonly parent?: string;
  readonly name: string;
  /** the name as it fits on the front edge */
  readonly shown: string;
  readonly status: Status;
  readonly changes: number;
  /** findings without a block that diverge in this zone */
  readonly notes: readonly string[];
  readonly rect: Rect;
  readonly nameAt: GroundText;
}

/** Text that lies on the ground, reading along x. */
export interface GroundText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
}

export interface SceneBlock {
  readonly key: string;
  readonly type: string;
  /** a `Shape` of the catalogue */
  readonly shape: string;
  readonly layer: string;
  readonly name: string;
  readonly title: string;
  readonly status: Status;
  /** changed attributes, its own and those of what is folded into it */
  readonly changes: number;
  /** findings folded into it, worst first */
  readonly folded: readonly SceneNote[];
  /** a closed zone or a stack of alike blocks: what is inside, by status */
  readonly members?: {
    readonly keys: readonly string[];
    readonly counts: Readonly<Partial<Record<Status, number>>>;
  };
  readonly zone: string;
  /** centre of its footprint */
  readonly x: number;
  readonly y: number;
  /** side of its footprint */
  readonly size: number;
  readonly label: Label;
  readonly reason?: string;
  /** rules of the design that it breaks; absent: none */
  readonly offences?: readonly string[];
}

/** A small plate in screen space. */
export interface Label {
  readonly lines: readonly LabelLine[];
  readonly box: Box;
}

export interface LabelLine {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  /** it is written in the ink of this status; absent: as all small print */
  readonly status?: Status;
}

export interface SceneArrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kinds: readonly RelationKind[];
  readonly status: Status;
  /** relations it stands for; above 1 it is a bundle */
  readonly count: number;
  readonly text: string;
  /** on the ground, from tail to tip; every part runs along x or y */
  readonly points: readonly Point[];
  /** absent when nothing fits: the text is then in its title only */
  readonly label?: Label;
  /** rules of the design that it breaks; absent: none */
  readonly offences?: readonly string[];
}

export interface SceneNote {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly status: Status;
  readonly changes: number;
  /** it is a broken rule, no finding */
  readonly isRule?: true;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** On the ground. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
}

/** On the screen. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `isodrift.layout.json`: where everything stood, so that it stays there. */
export interface SlotFile {
  readonly format: 'isodrift/layout@1';
  /** by area (a subnet, a strip, the open ground of a region) */
  readonly areas: Readonly<Record<string, SlotArea>>;
}

export interface SlotArea {
  readonly columns: number;
  readonly rows: number;
  /** column and row by finding key */
  readonly slots: Readonly<Record<string, readonly [number, number]>>;
}
