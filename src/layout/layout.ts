import type { Comparison } from '../model/comparison.ts';
import type {
  Scene,
  SceneArrow,
  SceneBlock,
  SceneNote,
  SceneZone,
  SlotFile,
  Subject,
  View,
} from '../model/scene.ts';
import { aboutType, type Lookup } from './about.ts';
import type { Flow } from './arrow.ts';
import { flowsOf, strayFlows } from './arrows.ts';
import { type Draft, noteOf } from './draft.ts';
import { boundsOf, boxCorners, corners, project, round } from './iso.ts';
import { ruled } from './lattice.ts';
import { arrowsOf } from './scene-arrows.ts';
import { clearanceOf } from './clearance.ts';
import { blockOf, type Showing } from './scene-blocks.ts';
import { zonesOf } from './scene-zones.ts';
import { type SlotBook, slotBook } from './slots.ts';
import { outlineOf } from './solids.ts';
import { arrowSeenAs } from './view.ts';
import { waysOf } from './ways.ts';
import { bookName, draftedFor } from './views/focus.ts';
import { STAGES } from './views/index.ts';
import { ruleNotes, withOffences } from './views/offences.ts';
import { bookOf, type Staged } from './views/stage.ts';

export interface LayoutOptions {
  readonly view?: View;
  /** what the picture is about; the architecture unless said otherwise */
  readonly subject?: Subject;
  /** only what is linked to this finding, over so many arrows */
  readonly focus?: { readonly key: string; readonly depth: number };
  /** the comparison is of two scans, made then: it tells what came and went */
  readonly film?: NonNullable<Scene['film']>;
  /** where things stood before: they stay there */
  readonly slots?: SlotFile;
  /** what types are; the catalogue unless said otherwise */
  readonly lookup?: Lookup;
}

/** Where everything stands and how the arrows run: numbers only, the same for the same comparison in any order. */
export function layout(comparison: Comparison, options: LayoutOptions = {}): Scene {
  return layoutWithSlots(comparison, options).scene;
}

/** The same, with the slots to keep for the next time. */
export function layoutWithSlots(
  comparison: Comparison,
  options: LayoutOptions = {},
): { readonly scene: Scene; readonly slots: SlotFile } {
  const { view = 'drift', subject = 'architecture', focus, film, slots, lookup = aboutType } = options;
  const whole = slotBook(slots);
  const book = subject === 'architecture' && !focus ? whole : bookOf(bookName(subject, focus), whole);
  const { drafted, centre, outside } = draftedFor(comparison, { focus, lookup });
  const staged = STAGES[subject]({ comparison, draft: drafted, flows: flowsOf(drafted), book, lookup });
  const placed = put(staged, { view, telling: film ? 'film' : 'drift' }, book);
  // rules are judged on what is deployed
  const { zones, blocks, arrows } = view === 'desired' ? placed : withOffences(placed, comparison, drafted);
  const scene: Scene = {
    format: 'isodrift/scene@1',
    view,
    ...asked(options, centre?.name),
    title: titleOf(comparison),
    zones,
    blocks: blocks.toSorted((a, b) => a.x + a.y - (b.x + b.y) || a.x - b.x),
    arrows,
    also: view === 'drift' && !focus ? asideOf(staged, { comparison, drafted, subject, lookup }) : [],
    hidden: hiddenOf(staged, { drafted, arrows, view, outside }),
    bounds: boundsOfAll(zones, blocks, arrows),
  };
  return { scene, slots: whole.file() };
}

/** What a picture says of itself where it is not the whole architecture. */
function asked(
  { subject = 'architecture', focus, film }: LayoutOptions,
  centre: string | undefined,
): Pick<Scene, 'subject' | 'focus' | 'film'> {
  return {
    ...(subject === 'architecture' ? {} : { subject }),
    ...(focus ? { focus: { ...focus, name: centre ?? focus.key } } : {}),
    ...(film ? { film } : {}),
  };
}

interface Told {
  readonly comparison: Comparison;
  readonly drafted: Draft;
  readonly subject: Subject;
  readonly lookup: Lookup;
}

/** What is told beside the picture: broken rules, then what diverges without a block or an arrow. */
function asideOf({ also }: Staged, { comparison, drafted, subject, lookup }: Told): SceneNote[] {
  return [
    ...ruleNotes(comparison),
    ...also.map(({ finding }) => noteOf(finding, lookup)),
    ...(subject === 'architecture' ? strays(drafted) : []),
  ];
}

interface Shown {
  readonly drafted: Draft;
  readonly arrows: readonly SceneArrow[];
  readonly view: View;
  /** what a focus leaves out */
  readonly outside: number;
}

function hiddenOf(
  { flows, left, leftArrows = 0 }: Staged,
  { drafted, arrows, view, outside }: Shown,
): Scene['hidden'] {
  const resources = left + outside;
  return {
    awsDefaults: drafted.awsDefaults,
    arrows: leftOut(flows, arrows, view) + leftArrows,
    ...(resources > 0 ? { resources } : {}),
  };
}

/** The plan in numbers. */
function put(
  { plan, flows, also }: Staged,
  showing: Showing,
  book: SlotBook,
): Pick<Scene, 'zones' | 'blocks' | 'arrows'> {
  const { view } = showing;
  const lattice = ruled(plan, book);
  const all = zonesOf(plan, lattice, also, 'drift');
  const zones = view === 'drift' ? all : zonesOf(plan, lattice, also, view);
  const ways = waysOf(plan, flows, lattice, all);
  const drawn = (side: Showing): SceneBlock[] =>
    plan.blocks.flatMap((block) => blockOf(block, lattice, side));
  const blocks = drawn(showing);
  // arrows of all views run alike: past the labels of the drift, which say most
  const fullest = view === 'drift' ? blocks : drawn({ ...showing, view: 'drift' });
  const clearance = clearanceOf(fullest, lattice);
  return { zones, blocks, arrows: arrowsOf({ ways, lattice, zones, blocks, view, clearance }) };
}

/** Relations of the view that no arrow stands for. */
function leftOut(flows: readonly Flow[], arrows: readonly SceneArrow[], view: View): number {
  const seen = flows.filter(({ statuses }) => arrowSeenAs(statuses, view) !== undefined);
  return Math.max(0, total(seen) - total(arrows));
}

function total(items: readonly { readonly count: number }[]): number {
  return items.reduce((sum, { count }) => sum + count, 0);
}

/** Diverging arrows without two blocks to run between. */
function strays(drafted: Draft): SceneNote[] {
  return strayFlows(drafted).map(({ from, to, kind, status }) => ({
    key: `${from} -> ${to}`,
    name: `${from} → ${to}`,
    title: kind,
    status,
    changes: 0,
  }));
}

function boundsOfAll(
  zones: readonly SceneZone[],
  blocks: readonly SceneBlock[],
  arrows: readonly SceneArrow[],
): Scene['bounds'] {
  const { x, y, width, height } = boundsOf([
    ...zones.flatMap(({ rect }) => corners(rect)),
    ...blocks.flatMap((block) => [...outlineOf(block), ...boxCorners(block.label.box)]),
    ...arrows.flatMap(({ points, label }) => [
      ...points.map((point) => project(point.x, point.y)),
      ...(label ? boxCorners(label.box) : []),
    ]),
  ]);
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}

function titleOf({ title, desired, deployed, summary, gaps }: Comparison): Scene['title'] {
  return {
    name: title,
    design: desired.sources.map(({ file, revision }) => (revision ? `${file} (${revision})` : file)),
    capturedAt: deployed.capturedAt,
    accounts: deployed.accounts,
    regions: deployed.regions,
    calls: summary.calls,
    counts: summary.findings,
    gaps: gaps.length,
  };
}
