// In a process of its own: the layout and the SVG of a saved comparison, cold as a command is, and the memory it took.
import { readFileSync } from 'node:fs';
import { layout } from '../dist/layout/layout.js';
import { renderSvg } from '../dist/render/svg/svg.js';

const comparison = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const start = process.cpuUsage();
const scene = layout(comparison);
const laidOut = process.cpuUsage(start);
const svg = renderSvg(scene);
const drawn = process.cpuUsage(start);
console.log(
  JSON.stringify({
    layout: milliseconds(laidOut),
    svg: milliseconds(drawn) - milliseconds(laidOut),
    kilobytes: Buffer.byteLength(svg) / 1024,
    peak: process.resourceUsage().maxRSS / 1024,
  }),
);

function milliseconds({ user, system }) {
  return (user + system) / 1000;
}
