// Compare, layout and render at two sizes; ten times the resources may take fifteen times as long, not a hundred.
import { compare } from '../../dist/compare/compare.js';
import { layout } from '../../dist/layout/layout.js';
import { renderSite } from '../../dist/render/site/site.js';
import { renderSvg } from '../../dist/render/svg/svg.js';
import { bar, row, timed } from '../bars.mjs';
import { exampleDesign, scanExample } from '../example.mjs';
import { scaledDesired, scaledInventory } from '../scale.mjs';

const SIZES = [1000, 10_000];
const STAGES = ['compare', 'layout', 'svg', 'site'];

const inventory = await scanExample();
const desired = exampleDesign();
const figures = [];
row(['resources', 'compare ms', 'layout ms', 'svg ms', 'site ms', 'heap MB']);
for (const size of SIZES) {
  const times = await stagesAt(inventory, desired, size);
  figures.push(times);
  row([
    times.resources,
    ...STAGES.map((stage) => Math.round(times[stage])),
    Math.round(process.memoryUsage().heapUsed / 1e6),
  ]);
}
const [small, large] = figures;
for (const stage of STAGES) bar(`stages/${stage}-growth-for-tenfold`, large[stage] / small[stage], 15);

async function stagesAt(example, design, size) {
  const deployed = scaledInventory(example, size);
  const declared = scaledDesired(design, size, example.resources.length);
  const compared = await timed(() => compare(declared, deployed));
  const laidOut = await timed(() => layout(compared.result));
  const drawn = await timed(() => renderSvg(laidOut.result, { theme: 'light' }));
  const pictures = [{ view: 'drift', theme: 'light', svg: drawn.result }];
  const site = await timed(() => renderSite({ comparison: compared.result, pictures }), 1);
  return {
    resources: deployed.resources.length,
    compare: compared.ms,
    layout: laidOut.ms,
    svg: drawn.ms,
    site: site.ms,
  };
}
