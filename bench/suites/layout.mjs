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
steady(SEEDS);
fast();
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
    'name px of 1400',
    'SVG KB',
    'faults',
  ]);
  const figures = all.map(({ name, comparison }) => measured(name, comparison));
  for (const kind of Object.keys(figures[0].faults))
    bar(`layout/${kind}`, sum(figures.map(({ faults }) => faults[kind].length)), 0);
  const aspects = figures.map(({ aspect }) => aspect);
  bar('layout/aspect-widest', Math.max(...aspects), 1.8);
  bar('layout/aspect-narrowest-inverse', 1 / Math.min(...aspects), 1.67);
  bar('layout/differs-when-shuffled', figures.filter(({ isSame }) => !isSame).length, 0);
}

function measured(name, comparison) {
  const scene = layout(comparison);
  const svg = renderSvg(scene);
  const faults = code.faultsOf(scene);
  const [width, height] = sheetOf(svg).map(Math.round);
  const { blocks, arrows } = scene;
  const drawn = [blocks.length, arrows.length, crossingsOf(arrows), `${width}x${height}`];
  const size = [((1400 / width) * 19).toFixed(1), Math.round(svg.length / 1024)];
  const count = sum(Object.values(faults).map(({ length }) => length));
  row([name, comparison.findings.length].concat(drawn, size, count));
  const isSame = renderSvg(layout(code.shuffled(comparison, 7))) === svg;
  return { faults, aspect: width / height, isSame };
}

function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}

function sheetOf(svg) {
  return /viewBox="([^"]+)"/.exec(svg)[1].split(' ').slice(2).map(Number);
}

/** Two hundred edits in a row on each account, each on the slots that the one before left. */
function steady(seeds) {
  const figures = seeds.map((seed) => sharesOf(code.estate(seed, 1000)));
  row(['200 edits at 1000', 'moved % median', 'mean', 'worst']);
  for (const [index, { median, mean, worst }] of figures.entries())
    row([`seed ${seeds[index]}`, median.toFixed(2), mean.toFixed(2), worst.toFixed(2)]);
  for (const [name, limit] of Object.entries({ median: 0, mean: 1, worst: 10 }))
    bar(`layout/moved-percent-${name}`, Math.max(...figures.map((figure) => figure[name])), limit);
}

function sharesOf(start) {
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
  return { median: sorted[100], mean: sum(shares) / shares.length, worst: sorted.at(-1) };
}

/** Processor time as multiples of reading a fixed text: the machines are noisy and of different age. */
function fast() {
  const entries = Array.from({ length: 20_000 }, (_, at) => ({
    key: `resource-${at}`,
    at,
    tags: ['a', 'b'],
  }));
  const text = JSON.stringify(entries);
  const [comparison, stress] = [code.estate(1, 1000), code.account(1, 1000)];
  const [scene, busy] = [layout(comparison), layout(stress)];
  const parse = leastOf(() => JSON.parse(text));
  const laidOut = leastOf(() => layout(comparison));
  const drawn = leastOf(() => renderSvg(scene));
  const stressed = leastOf(() => layout(stress));
  row(['processor ms at 1000', 'JSON.parse', 'layout', 'SVG', 'layout with 135 arrows at random']);
  row([''].concat([parse, laidOut, drawn, stressed].map((ms) => ms.toFixed(1))));
  // a quiet core of 2026 reads the text in 5 ms: the limits are 30 and 100 ms there
  bar('layout/layout-over-parse-at-1000', laidOut / parse, 6);
  bar('layout/svg-over-parse-at-1000', drawn / parse, 20);
  const largest = Math.max(...[scene, busy].map((each) => Buffer.byteLength(renderSvg(each))));
  bar('layout/svg-kilobytes-at-1000', largest / 1024, 400);
  const cold = once(code.estate(1, 20_000));
  row(['at 20000, cold', 'layout ms', 'SVG ms', 'KB', 'peak MB']);
  row([''].concat(Object.values(cold).map(Math.round)));
  bar('layout/seconds-at-20000', (cold.layout + cold.svg) / 1000, 2);
  bar('layout/megabytes-at-20000', cold.peak, 500);
}

/** Least processor time of many runs, in ms. */
function leastOf(work) {
  let least = Infinity;
  for (let run = 0; run < 30; run += 1) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
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
    print([name, 'isodrift'], {
      ms: ours.ms,
      ways: scene.arrows,
      area: groundOf(scene),
      moved: movedShare(placesOf(scene), placesOf(after)),
    });
    for (const [engine, draw] of [
      ['elkjs', byElk],
      ['graphviz', byGraphviz],
    ]) {
      const peer = await timed(() => draw(boxesOf(scene)), 1);
      const next = await draw(boxesOf(after));
      const { ways, area, places } = peer.result;
      print([name, engine], { ms: peer.ms, ways, area, moved: movedShare(places, next.places) });
    }
  }
  await againstElk(code.estate(1, 1000));
}

/** Processor time of both, as the clock says little on a busy machine. */
async function againstElk(comparison) {
  const ours = leastOf(() => layout(comparison));
  const start = process.cpuUsage();
  const { ways } = await byElk(wholeOf(comparison));
  const { user, system } = process.cpuUsage(start);
  const elk = (user + system) / 1000;
  row(['whole account of 1000, processor ms', 'isodrift', ours.toFixed(1), 'elkjs', Math.round(elk)]);
  row(['', '', '', `${crossingsOf(ways)} crossings`, `${(elk / ours).toFixed(0)} times as long`]);
  bar('layout/share-of-elkjs-time-at-1000', ours / elk, 0.02);
}

function insertedOnce(comparison) {
  return inserted(comparison, 0, code.random(3), code);
}

function print([name, engine], { ms, ways, area, moved }) {
  const crossings = crossingsOf(ways);
  const each = (crossings / Math.max(ways.length, 1)).toFixed(2);
  row([name, engine, ms.toFixed(1), crossings, each, (area / 1e6).toFixed(1), (moved * 100).toFixed(1)]);
}

function groundOf({ zones }) {
  const edge = (pick) => zones.filter(({ level }) => level === 0).map(({ rect }) => pick(rect));
  const across = Math.max(...edge((rect) => rect.x + rect.width)) - Math.min(...edge(({ x }) => x));
  return across * (Math.max(...edge(({ y, depth }) => y + depth)) - Math.min(...edge(({ y }) => y)));
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
