import type { Resource } from '../model/graph.ts';
import type { Logical } from './infer-stack.ts';
import { diff, type Surroundings } from './diff.ts';
import { climb, type Ladder, openFor, take } from './match.ts';
import { naturalKeyRung } from './natural.ts';
import { excusesFor } from './ownership.ts';
import { nameRung, statedRungs } from './rungs.ts';
import { byStructure } from './structure.ts';

/** Zones within zones within zones: a match at one level may settle the next, and AWS does not nest deeper. */
const MOST_ROUNDS = 16;

/** The whole ladder: what is stated outright first, then what follows from that, again until nothing more follows. */
export function climbAll(
  matches: Ladder,
  around: Surroundings,
  logicalOf: (declared: Resource) => Logical | undefined,
): void {
  for (const rung of statedRungs(matches.deployed, logicalOf)) climb(matches, rung);
  for (let round = 0; round < MOST_ROUNDS && openFor(matches, 'natural-key').length > 0; round += 1) {
    const free = matches.deployed.filter((one) => !matches.declaredFor.has(one));
    const rungs = [naturalKeyRung(free, around.pointers), nameRung(free)];
    const taken = rungs.reduce((sum, rung) => sum + climb(matches, rung), 0);
    // places tell less than names: only once names tell nothing more
    if (taken === 0 && climbStructure(matches, around) === 0) return;
  }
}

/** Only what nobody else can own is up for a match by its place alone. */
function climbStructure(matches: Ladder, around: Surroundings): number {
  const open = openFor(matches, 'structure').filter((one) => one.id === '' && !one.pending);
  if (open.length === 0) return 0;
  const excuseOf = excusesFor(matches, around.pointers);
  const free = matches.deployed.filter((one) => !matches.declaredFor.has(one) && !excuseOf(one));
  const found = byStructure(open, free, {
    pointers: around.pointers,
    agreement: (one, other) => {
      const { changes, compared } = diff(one, other, { ...around, isMatching: true });
      return { agrees: changes.length === 0, compared: compared.length };
    },
  });
  for (const [one, other] of found) take(matches, [one, other], 'structure');
  return found.size;
}
