import { CREATIONS, EDITS } from './edit-kinds.mjs';
import { randomFrom, shuffled } from './random.mjs';
import { designOf, deployAll } from './stacks.mjs';

const SEEDS = 50;
const MOST_EDITS = 20;
const DIVERGENT = new Set(['missing', 'changed', 'unmanaged']);

/**
 * Over 50 seeds: some stacks, then 1 to 20 edits by hand, each of another resource. The comparison must find just these, each
 * with its status and its attribute. `own` has something of every kind that can be edited; `others` are of the corpus.
 */
export async function judgeEdits(own, others, emulator, bar) {
  const outcomes = [];
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const count = 1 + ((seed * 7) % MOST_EDITS);
    outcomes.push(await editsOf({ seed, count, own, others }, emulator));
  }
  for (const { seed, missed, invented } of outcomes) {
    for (const line of missed) console.log(`missed seed ${seed} ${line}`);
    for (const line of invented) console.log(`invented seed ${seed} ${line}`);
  }
  const total = (list) => outcomes.reduce((sum, one) => sum + one[list].length, 0);
  const [wanted, missed, invented] = ['wanted', 'missed', 'invented'].map(total);
  const right = wanted - missed;
  console.log(
    `${wanted} edits over ${SEEDS} seeds: precision ${(right / (right + invented)).toFixed(4)} (${right} of ${right + invented} findings), recall ${(right / wanted).toFixed(4)} (${right} of ${wanted} edits)`,
  );
  bar('truth/edits-missed', missed, 0);
  bar('truth/edits-invented', invented, 0);
}

/** One seed: what was edited, what of it was missed, and what was found besides. */
export async function editsOf({ seed, count, own, others }, emulator) {
  const random = randomFrom(seed);
  const sources = [...own, ...shuffled(others, random).slice(0, 2)];
  const stacks = await deployWhole(sources, emulator);
  const before = linesOf(stacks, await emulator.scan(), emulator.kit);
  const edits = chosen(before.findings, count, random);
  const wanted = [];
  for (const { call, line, lineOf } of edits) {
    const answer = await done(call, emulator);
    if (answer !== undefined) wanted.push(line ?? lineOf(answer));
  }
  const after = linesOf(stacks, await emulator.scan(), emulator.kit);
  const found = after.lines.filter((line) => !before.lines.includes(line));
  return {
    seed,
    wanted,
    missed: wanted.filter((line) => !found.includes(line)),
    invented: found.filter((line) => !wanted.includes(line)),
  };
}

/** What is refused leaves half of itself behind: then the others are deployed again, without it. */
async function deployWhole(sources, emulator) {
  const stacks = await deployAll(sources, emulator);
  const whole = sources.filter((_source, index) => stacks[index].refused === undefined);
  return whole.length === sources.length ? stacks : deployWhole(whole, emulator);
}

/** The answer to an edit; undefined when the emulator refuses it, and then nothing has changed. */
async function done(call, { aws }) {
  try {
    return await aws(...call);
  } catch (error) {
    console.log(`edit refused ${error.message.split('\n')[0]}`);
    return undefined;
  }
}

/** What diverges in the account, as one design: each status, key and attribute a line of its own. */
function linesOf(stacks, inventory, kit) {
  const designs = stacks.map((one) => designOf(one, kit));
  const desired = {
    ...designs[0],
    sources: designs.flatMap(({ sources }) => sources),
    resources: designs.flatMap(({ resources }) => resources),
    relations: designs.flatMap(({ relations }) => relations),
  };
  const { findings } = kit.compare(desired, inventory);
  return { findings, lines: findings.flatMap(linesOfFinding) };
}

function linesOfFinding({ key, type, status, changes, deployed }) {
  if (!DIVERGENT.has(status)) return [];
  if (status === 'unmanaged') return [`unmanaged ${type} ${deployed.name ?? deployed.id}`];
  return status === 'missing' ? [`missing ${key}`] : changes.map(({ path }) => `changed ${key} ${path}`);
}

/** So many edits, each of another resource that stands as designed; every third one makes something. */
function chosen(findings, count, random) {
  const created = shuffled(CREATIONS, random).slice(0, Math.max(1, Math.floor(count / 3)));
  const possible = shuffled(
    findings.flatMap((finding) => possibleEdits(finding, findings)),
    random,
  );
  const edits = [];
  const edited = new Set();
  for (const edit of possible) {
    if (edits.length + created.length >= count) break;
    if (edited.has(edit.key)) continue;
    edited.add(edit.key);
    edits.push(edit);
  }
  return [...edits, ...created.map(creation)].slice(0, count);
}

function creation([type, call, idIn]) {
  const name = `made-by-hand-${type.split('::').at(-1).toLowerCase()}`;
  return { lineOf: (answer) => `unmanaged ${type} ${idIn?.(answer) ?? name}`, call: call(name) };
}

function possibleEdits(finding, findings) {
  const { key, type, status, desired, deployed } = finding;
  if (status !== 'in-sync' || !desired) return [];
  return EDITS.filter((edit) => edit.type === type && (edit.fits?.(finding) ?? true))
    .filter(({ isAlone }) => !isAlone || !isPointedAt(key, findings))
    .map((edit) => {
      const tag = edit.tagged ? { key: Object.keys(desired.tags)[0], value: 'edited' } : undefined;
      const path = tag ? `Tags.${tag.key}` : edit.path;
      return {
        key,
        line: edit.status === 'missing' ? `missing ${key}` : `changed ${key} ${path}`,
        call: edit.call(deployed, tag, desired),
      };
    });
}

/** AWS deletes nothing that others need, and what it takes along would be a finding more. */
function isPointedAt(key, findings) {
  const reference = `"$ref":${JSON.stringify(key)}`;
  return findings.some(
    ({ desired }) => desired && desired.key !== key && JSON.stringify(desired.attributes).includes(reference),
  );
}
