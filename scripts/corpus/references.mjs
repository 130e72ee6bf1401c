import { foldsFor } from '../../dist/catalogue/index.js';

/** Properties that say who may do what, or what runs inside: no structure. */
const NO_STRUCTURE =
  /^(?:Tags|.*Tags|UserData|Metadata|.*Polic(?:y|ies)|.*PolicyDocument|Environment|EnvironmentVariables|Variables|Definition.*|.*DefinitionString|Body|Code|ZipFile|Content|Dashboard.*|TemplateBody)$/;

const NO_RESOURCE =
  /^(?:Custom::|AWS::CDK::Metadata$|AWS::CloudFormation::(?:CustomResource|WaitCondition(?:Handle)?|Macro)$)/;

/** References between two resources of a template, and whether the design has a relation for each. */
export function referencesIn(template, desired, stem) {
  const resources = template.Resources ?? {};
  const byKey = new Map(desired.resources.map((resource) => [resource.key, resource]));
  const links = linksIn(desired);
  const standsFor = ownersIn(resources, byKey, stem);
  return Object.entries(resources).flatMap(([id, body]) => {
    if (!isPresent(id, body, byKey, stem)) return [];
    const found = new Map();
    for (const [to, path] of namedIn(body.Properties, '')) {
      const target = resources[to];
      if (to === id || !target || !isPresent(to, target, byKey, stem)) continue;
      const isFound = isLinked([...standsFor(id)], [...standsFor(to)], { byKey, links, stem, to });
      found.set(`${to} ${path}`, { from: body.Type, to: target.Type, path, isFound });
    }
    return [...found.values()];
  });
}

function isPresent(id, body, byKey, stem) {
  if (typeof body?.Type !== 'string' || NO_RESOURCE.test(body.Type)) return false;
  return byKey.has(`${stem}/${id}`) || foldsFor(body.Type).length > 0;
}

/** Pairs of resources with a relation, whichever way it points, and whichever resource states it. */
function linksIn({ relations }) {
  const links = new Set();
  for (const { from, to, evidence } of relations) {
    for (const one of [from, evidence.resource])
      for (const other of [to, from]) links.add(`${one} ${other}`).add(`${other} ${one}`);
  }
  return links;
}

function isLinked(ones, others, { byKey, links }) {
  return ones.some((one) =>
    others.some(
      (other) => one === other || links.has(`${one} ${other}`) || pointsAt(byKey.get(one)?.attributes, other),
    ),
  );
}

/** A pointer that is drawn between what its ends stand for (a role, a security group) is there as a pointer. */
function pointsAt(value, key) {
  if (Array.isArray(value)) return value.some((member) => pointsAt(member, key));
  if (typeof value !== 'object' || value === null) return false;
  if (value.$ref === key) return true;
  return Object.values(value).some((member) => pointsAt(member, key));
}

/** A resource that belongs into another one stands for that, and so on. */
function ownersIn(resources, byKey, stem) {
  const owners = (id, seen = new Set()) => {
    if (seen.has(id)) return [];
    seen.add(id);
    if (byKey.has(`${stem}/${id}`)) return [`${stem}/${id}`];
    const types = new Set(foldsFor(resources[id]?.Type).map(({ entry }) => entry.type));
    const named = namedIn(resources[id]?.Properties, '').map(([to]) => to);
    return named
      .filter((to) => types.has(resources[to]?.Type) || foldsFor(resources[to]?.Type ?? '').length > 0)
      .flatMap((to) => owners(to, seen));
  };
  return (id) => owners(id);
}

/** Names in `Ref`, `Fn::GetAtt` and `Fn::Sub` with the path of the property that holds them. */
function namedIn(value, path) {
  if (Array.isArray(value)) return value.flatMap((member) => namedIn(member, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (key === 'Ref' && typeof member === 'string') return [[member, path]];
    if (key === 'Fn::GetAtt')
      return [[Array.isArray(member) ? member[0] : String(member).split('.')[0], path]];
    if (key === 'Fn::Sub') return [...subbed(member, path)];
    if (key.startsWith('Fn::')) return namedIn(member, path);
    return NO_STRUCTURE.test(key) ? [] : namedIn(member, path === '' ? key : `${path}.${key}`);
  });
}

function subbed(argument, path) {
  const [text, names] = Array.isArray(argument) ? argument : [argument, {}];
  const own = [...String(text).matchAll(/\$\{([A-Za-z0-9]+)[^}]*\}/g)].map(([, name]) => [name, path]);
  return [...own.filter(([name]) => !Object.hasOwn(names ?? {}, name)), ...namedIn(names, path)];
}
