import { DEPARTURES } from './departures.mjs';

const DIVERGENT = new Set(['missing', 'changed', 'unmanaged']);

/**
 * Divides what a comparison with a stack nobody has touched says into what the emulator's own departures from AWS explain
 * and what nothing explains: those are faults. `not-checked` is neither: it says that nothing is known.
 */
export function explained(comparison, context) {
  const causes = causesIn(context);
  const { faults, exclusions, excused } = divided(
    comparison.findings.flatMap((finding) => divergences(finding, causes)),
  );
  const isAside = (key) => excused.has(key) || causes.unmade.has(key);
  const arrows = comparison.relations
    .filter(({ status }) => DIVERGENT.has(status))
    .filter(
      ({ from, to, evidence }) =>
        ![from, to, evidence.resource].some(isAside) &&
        !goesWith(comparison, excused, [from, to, evidence.resource]),
    )
    .filter(({ from, to }) => !causes.others.has(from) && !causes.others.has(to))
    .map(
      ({ status, from, kind, to, evidence }) =>
        `arrow ${status} ${from} ${kind} ${to} (${evidence.resource} ${evidence.attribute})`,
    );
  return { faults: [...faults, ...arrows], exclusions };
}

function causesIn({ stack, template, made, others, makeable, kit }) {
  const missing = Object.entries(template.Resources).filter(
    ([id, { Type }]) => !made.has(id) && !makeable.has(Type),
  );
  return {
    others,
    unmade: new Map(missing.map(([id, { Type }]) => [`${stack}/${id}`, Type])),
    parts: foldedParts(
      missing.map(([, { Type }]) => Type),
      kit,
    ),
  };
}

function divided(all) {
  return {
    faults: all.flatMap(({ line, reason }) => (reason === undefined ? [line] : [])),
    exclusions: all.flatMap(({ reason, isCounted }) => (reason === undefined || !isCounted ? [] : [reason])),
    excused: new Set(all.flatMap(({ mark, reason }) => (reason === undefined ? [] : [mark]))),
  };
}

/** Each thing that one finding says diverges, with the reason if there is one. */
function divergences({ key, type, status, changes, desired: declared, deployed }, { unmade, parts, others }) {
  if (status === 'missing')
    return [
      {
        line: `missing ${type} ${key}`,
        mark: key,
        reason: notMade(unmade.get(key) ?? partOf(declared, parts)) ?? DEPARTURES[`missing ${type}`],
        isCounted: true,
      },
    ];
  if (status === 'unmanaged') {
    const isOthers = others.has(key) || others.has(deployed.id);
    const reason = isOthers ? 'another stack, or what it stands on' : DEPARTURES[`unmanaged ${type}`];
    return [{ line: `unmanaged ${type} ${key}`, mark: key, reason, isCounted: !isOthers }];
  }
  if (status !== 'changed') return [];
  return changes.map(({ path, desired, deployed: found }) => ({
    line: `changed ${type} ${key} ${path}: ${JSON.stringify(desired)} / ${JSON.stringify(found)}`,
    mark: `${key} ${path}`,
    reason:
      DEPARTURES[`${type} ${plain(path)}`] ??
      notMade(parts.get(`${type} ${path}`)) ??
      pointedAt(desired, unmade),
    isCounted: true,
  }));
}

/** An owner that is only known from a part of it was never made by the stack. */
function partOf({ type, partial, attributes }, parts) {
  return partial && parts.get(`${type} ${Object.keys(attributes)[0]}`);
}

/** An arrow may stand for a chain: it goes with whatever is excused at either end. */
function goesWith({ findings }, excused, ends) {
  return findings.some(
    ({ key, deployed, changes }) =>
      (ends.includes(key) || ends.includes(deployed?.key)) &&
      changes.some(({ path }) => excused.has(`${key} ${path}`)),
  );
}

/** `type attribute` to the type of the part that would have set it. */
function foldedParts(types, { foldsFor }) {
  return new Map(
    types.flatMap((type) =>
      foldsFor(type).flatMap(({ entry, fold }) =>
        Object.keys({ ...fold.set, ...fold.append }).map((path) => [`${entry.type} ${path}`, type]),
      ),
    ),
  );
}

function notMade(type) {
  return type === undefined ? undefined : `the emulator's CloudFormation does not make ${type}`;
}

/** The value points at something the emulator has not made, so that it has nothing to write there. */
function pointedAt(value, unmade) {
  if (typeof value !== 'object' || value === null) return undefined;
  if (typeof value.$ref === 'string') {
    const type = unmade.get(value.$ref);
    return type && `points at a ${type}, which the emulator's CloudFormation does not make`;
  }
  return Object.values(value)
    .map((member) => pointedAt(member, unmade))
    .find((reason) => reason !== undefined);
}

function plain(path) {
  return path.startsWith('Tags.') ? 'Tags' : path;
}
