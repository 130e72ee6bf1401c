// The picture: faults, shape, stability, time and size, on synthetic accounts and the examples, beside elkjs and graphviz.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare } from '../../dist/compare/compare.js';
import { aboutType } from '../../dist/layout/about.js';
import { flowsOf } from '../../dist/layout/arrows.js';
import { draft } from '../../dist/layout/draft.js';
import { layout, layoutWithSlots } from '../../dist/layout/layout.js';
import { renderSvg } from '../../dist/render/svg/svg.js';
import { bar, row, timed } from '../bars.mjs';
import { deleted, inserted, movedShare, placesOf } from '../edits.mjs';
import { EXAMPLES, exampleDesign, scanExample } from '../example.mjs';
import { boxesOf, byElk, byGraphviz, crossingsOf } from '../peers.mjs';
import { testCode } from '../picture-code.mjs';

const SEEDS = [1, 2, 3];
const SIZES = [50, 200, 1000, 5000, 20_000];
const WORKER = fileURLToPath(new URL('../layout-once.mjs', import.meta.url));
const code = await testCode(['estate', 'generate', 'measure', 'build']);

const pictures = [
  ...(await examples()),
  ...SIZES.flatMap((size) => SEEDS.map((seed) => synthetic(seed, size))),
];
drawnRight(pictures);
steady(code.estate(1, 1000));
await fast();
await besidePeers(pictures.filter(({ name }) => !/5000|20000|-[23]$/.test(name)));

function synthetic(seed, size) {
  return { name: `${size}-${seed}`, size, comparison: code.estate(seed, size) };
}

async function examples() {
  const found = [];
  for (const name of EXAMPLES) {
    const inventory = await scanExample(0, name);
    found.push({ name, size: 0, comparison: compare(exampleDesign(name), inventory) });
  }
  return found;
}

/** Faults, aspect of the sheet, and the same bytes from a shuffled input. */
function drawnRight(all) {
  row([
    'account',
    'findings',
    'blocks',
    'arrows',
    'crossings',
    'sheet',
    'aspect',
    'name px of 1400',
    'SVG KB',
    'faults',
  ]);
  const worst = { overlaps: 0, escapes: 0, throughBlocks: 0, sharedLanes: 0, labels: 0 };
  const [aspects, differing] = [[], []];
  for (const { name, comparison } of all) {
    const scene = layout(comparison);
    const svg = renderSvg(scene);
    const faults = code.faultsOf(scene);
    for (const kind of Object.keys(worst)) worst[kind] += faults[kind].length;
    const [width, height] = sheetOf(svg);
    aspects.push(width / height);
    if (renderSvg(layout(code.shuffled(comparison, 7))) !== svg) differing.push(name);
    const counted = Object.values(faults).reduce((sum, { length }) => sum + length, 0);
    row([
      ...[
        name,
        comparison.findings.length,
        scene.blocks.length,
        scene.arrows.length,
        crossingsOf(scene.arrows),
      ],
      ...[
        `${Math.round(width)}x${Math.round(height)}`,
        (width / height).toFixed(2),
        ((1400 / width) * 19).toFixed(1),
      ],
      ...[Math.round(svg.length / 1024), counted],
    ]);
  }
  for (const [kind, count] of Object.entries(worst)) bar(`layout/${kind}`, count, 0);
  bar('layout/aspect-widest', Math.max(...aspects), 1.8);
  bar('layout/aspect-narrowest-inverse', 1 / Math.min(...aspects), 1 / 0.6);
  bar('layout/differs-when-shuffled', differing.length, 0);
}

function sheetOf(svg) {
  return /viewBox="([^"]+)"/.exec(svg)[1].split(' ').slice(2).map(Number);
}

/** Two hundred edits in a row, each on the slots that the one before left. */
function steady(start) {
  const roll = code.random(17);
  let comparison = start;
  let { scene, slots } = layoutWithSlots(comparison);
  const shares = [];
  for (let edit = 0; edit < 200; edit += 1) {
    comparison = edit % 2 === 0 ? inserted(comparison, edit, roll, code) : deleted(comparison, roll);
    const next = layoutWithSlots(comparison, { slots });
    shares.push(movedShare(placesOf(scene), placesOf(next.scene)) * 100);
    ({ scene, slots } = next);
  }
  const sorted = shares.toSorted((a, b) => a - b);
  bar('layout/moved-percent-median', sorted[100], 0);
  bar('layout/moved-percent-mean', shares.reduce((sum, share) => sum + share, 0) / 200, 1);
  bar('layout/moved-percent-worst', sorted.at(-1), 10);
}

/** Milliseconds as multiples of reading a fixed text: the machines are noisy and of different age. */
async function fast() {
  const text = JSON.stringify(
    Array.from({ length: 20_000 }, (_, at) => ({ key: `resource-${at}`, at, tags: ['a', 'b'] })),
  );
  const comparison = code.estate(1, 1000);
  const stress = code.account(1, 1000);
  const parse = await timed(() => JSON.parse(text), 25);
  const laidOut = await timed(() => layout(comparison), 25);
  const stressed = await timed(() => layout(stress), 25);
  const drawn = await timed(() => renderSvg(laidOut.result), 25);
  const heavy = renderSvg(stressed.result);
  row(['at 1000', 'parse ms', 'layout ms', 'layout of the random account ms', 'SVG ms']);
  row(['', ...[parse, laidOut, stressed, drawn].map(({ ms }) => ms.toFixed(1))]);
  bar('layout/layout-over-parse-at-1000', laidOut.ms / parse.ms, 3);
  bar('layout/svg-over-parse-at-1000', drawn.ms / parse.ms, 10);
  bar('layout/svg-kilobytes-at-1000', Math.max(renderSvg(laidOut.result).length, heavy.length) / 1024, 400);
  const cold = once(code.estate(1, 20_000));
  row(['at 20000, cold', 'layout ms', 'SVG ms', 'KB', 'peak MB']);
  row(['', ...Object.values(cold).map(Math.round)]);
  bar('layout/seconds-at-20000', (cold.layout + cold.svg) / 1000, 2);
  bar('layout/megabytes-at-20000', cold.peak, 500);
}

function once(comparison) {
  const folder = mkdtempSync(join(tmpdir(), 'isodrift-bench-'));
  try {
    const file = join(folder, 'comparison.json');
    writeFileSync(file, JSON.stringify(comparison));
    return JSON.parse(spawnSync(process.execPath, [WORKER, file], { encoding: 'utf8' }).stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same picture by other engines; the whole account, nothing closed and every arrow, for the time. */
async function besidePeers(all) {
  row([
    'the same picture',
    'engine',
    'ms',
    'crossings',
    'crossings per arrow',
    'area Mpx',
    'moved % by one insert',
  ]);
  for (const { name, comparison } of all) {
    const scene = layout(comparison);
    const ours = await timed(() => layout(comparison));
    const after = layoutWithSlots(insertedOnce(comparison), {
      slots: layoutWithSlots(comparison).slots,
    }).scene;
    print(
      name,
      'isodrift',
      ours.ms,
      scene.arrows,
      groundOf(scene),
      movedShare(placesOf(scene), placesOf(after)),
    );
    for (const [engine, draw] of [
      ['elkjs', byElk],
      ['graphviz', byGraphviz],
    ]) {
      const peer = await timed(() => draw(boxesOf(scene)), 1);
      const next = await draw(boxesOf(after));
      const { ways, area, places } = peer.result;
      print(name, engine, peer.ms, ways, area, movedShare(places, next.places));
    }
  }
  const comparison = code.estate(1, 1000);
  const ours = await timed(() => layout(comparison), 5);
  const elk = await timed(() => byElk(wholeOf(comparison)), 1);
  row(['whole account of 1000', 'elkjs', Math.round(elk.ms), crossingsOf(elk.result.ways), '', '', '']);
  bar('layout/share-of-elkjs-time-at-1000', ours.ms / elk.ms, 1 / 50);
}

function insertedOnce(comparison) {
  return inserted(comparison, 0, code.random(3), code);
}

function print(name, engine, ms, ways, area, moved) {
  const crossings = crossingsOf(ways);
  const each = (crossings / Math.max(ways.length, 1)).toFixed(2);
  row([name, engine, ms.toFixed(1), crossings, each, (area / 1e6).toFixed(1), (moved * 100).toFixed(1)]);
}

function groundOf({ zones }) {
  const edge = (pick) => zones.filter(({ level }) => level === 0).map(({ rect }) => pick(rect));
  const width = Math.max(...edge(({ x, width }) => x + width)) - Math.min(...edge(({ x }) => x));
  return width * (Math.max(...edge(({ y, depth }) => y + depth)) - Math.min(...edge(({ y }) => y)));
}

/** Every block and every flow of an account, in its VPC and subnet. */
function wholeOf(comparison) {
  const drafted = draft(comparison, aboutType);
  const vpcs = drafted.zones.filter(({ about }) => about.shape === 'vpc');
  const subnets = drafted.zones.filter(({ about, place }) => about.shape === 'subnet' && place.vpc);
  const homeOf = ({ vpc, subnets: inside }) => (inside.length === 1 ? inside[0] : vpc);
  return {
    zones: [
      ...vpcs.map(({ key }) => ({ id: key })),
      ...subnets.map(({ key, place }) => ({ id: key, parent: place.vpc })),
    ],
    blocks: drafted.blocks.map(({ key, place }) => ({ id: key, parent: homeOf(place) })),
    arrows: flowsOf(drafted).map(({ from, to }) => ({ id: `${from} -> ${to}`, from, to })),
  };
}
