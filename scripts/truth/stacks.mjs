import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { deployStack, templateIn } from './deploy.mjs';
import { PLACE } from './emulator.mjs';
import { explained } from './explain.mjs';

/** Kinds of the corpus that hold templates, and which of their files do. */
const KINDS = {
  cfn: /\.(json|ya?ml|template)$/,
  sam: /\.(json|ya?ml|template)$/,
  cdk: /\.template\.json$/,
};

/** So many stacks stand in one account: scans cost more than stacks do, and neighbours put the matching to the test. */
const TOGETHER = 8;

/**
 * Deploys every template of the corpus that the emulator can make, scans the account and compares: nothing may diverge.
 * Gives the templates, for the edits.
 */
export async function judgeStacks(root, emulator, bar) {
  const sources = templatesBelow(root).map((file) => ({
    name: relative(root, file),
    file,
    text: readFileSync(file, 'utf8'),
  }));
  const alone = [];
  for (const source of sources) alone.push(await deployed(source, 'alone', emulator, { isFirst: true }));
  tell(
    'template not deployed',
    alone.flatMap(({ refused }) => refused ?? []),
  );
  const deployable = alone.filter(({ refused }) => refused === undefined);
  const makeable = new Set(
    deployable.flatMap(({ made }) => [...made.values()].map(({ ResourceType }) => ResourceType)),
  );
  const results = [];
  for (let at = 0; at < deployable.length; at += TOGETHER)
    results.push(...(await judgeTogether(deployable.slice(at, at + TOGETHER), makeable, emulator)));
  tell(
    'excluded',
    results.flatMap(({ exclusions }) => exclusions),
  );
  for (const { name, faults } of results) for (const fault of faults) console.log(`fault ${name} ${fault}`);
  const total = (count) => results.reduce((sum, one) => sum + count(one), 0);
  console.log(
    `${results.length} of ${sources.length} templates deployed and compared: ${total(({ declared }) => declared)} declared resources, ${total(({ verified }) => verified)} of them compared in at least one attribute, ${total(({ unlisted }) => unlisted)} of types that are not read`,
  );
  bar(
    'truth/stack-faults',
    total(({ faults }) => faults.length),
    0,
  );
  return deployable;
}

/** Each line once, with how often. */
function tell(title, lines) {
  const counts = new Map();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const [line, count] of [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)))
    console.log(`${title} ${count} x ${line}`);
}

/** Templates that get into each other's way are divided until they do not: each has been deployed alone before. */
async function judgeTogether(sources, makeable, emulator) {
  const stacks = await deployAll(sources, emulator);
  if (stacks.some(({ refused }) => refused !== undefined) && sources.length > 1) {
    const half = Math.ceil(sources.length / 2);
    return [
      ...(await judgeTogether(sources.slice(0, half), makeable, emulator)),
      ...(await judgeTogether(sources.slice(half), makeable, emulator)),
    ];
  }
  return judgeStacksOf(stacks, await emulator.scan(), { makeable, kit: emulator.kit });
}

/** Empties the account and deploys these templates side by side. */
export async function deployAll(sources, emulator) {
  const stacks = [];
  for (const [index, source] of sources.entries())
    stacks.push(await deployed(source, `truth-${index}`, emulator, { isFirst: index === 0 }));
  return stacks;
}

async function deployed(source, stack, { aws, kit, reset }, { isFirst }) {
  const { template, refused } = templateOrWhyNot(source, kit);
  if (refused !== undefined) return { ...source, refused };
  if (isFirst) await reset();
  return { ...source, stack, template, ...(await deployStack(aws, { stack, template })) };
}

function templateOrWhyNot(source, kit) {
  try {
    return templateIn(source, kit);
  } catch (error) {
    if (error.code === undefined) throw error;
    return { refused: 'not readable' };
  }
}

/** Each stack compared with the whole account, and what nothing explains in it. What is another one's is not unmanaged. */
export function judgeStacksOf(stacks, inventory, { makeable, kit }) {
  const comparisons = stacks.map((one) => ({ one, comparison: kit.compare(designOf(one, kit), inventory) }));
  const matched = comparisons.flatMap(({ comparison }) =>
    comparison.findings.flatMap(({ desired, deployed: found }) => (desired && found ? [found.key] : [])),
  );
  const others = new Set([...matched, ...stacks.flatMap(({ beside }) => [...beside])]);
  return comparisons.map(({ one, comparison }) => {
    const declared = comparison.findings.filter(({ desired }) => desired);
    return {
      name: one.name,
      ...explained(comparison, { ...one, others, makeable, kit }),
      declared: declared.length,
      verified: comparison.summary.verified.part,
      unlisted: declared.filter(({ desired }) => desired.generic).length,
    };
  });
}

/** What the template declares, with the parameters it was deployed with. */
export function designOf({ file, text, stack, parameters }, { readDesired }) {
  const files = { read: () => text, list: (path) => (path === file ? [path] : []) };
  return readDesired([file], files, { ...PLACE, stack, parameters });
}

function templatesBelow(root) {
  return Object.entries(KINDS).flatMap(([kind, wanted]) =>
    readdirSync(join(root, kind), { recursive: true })
      .filter((file) => wanted.test(file))
      .toSorted()
      .map((file) => join(root, kind, file)),
  );
}
