import { readTags } from '../../catalogue/read.ts';
import type { Component, Selection } from '../../model/graph.ts';
import { isList, isObject, type Value } from '../../model/value.ts';
import { present, spelled, textOf } from '../present.ts';
import type { Document } from '../reading.ts';
import { pathKey } from '../text/position.ts';
import { typeIn } from './patterns.ts';
import { rangeOf } from './range.ts';
import { designError } from './validate.ts';

/** Names that stand for many deployed resources: by type, name and tags. */
export function declaredComponents(
  stated: Value | undefined,
  resources: ReadonlySet<string>,
  document: Document,
): Component[] {
  return Object.entries(isObject(stated) ? stated : {}).map(([name, body]) => {
    const at = pathKey(['components', name]);
    if (resources.has(name)) {
      const message = `\`${name}\` is a resource already`;
      throw designError(document, at, message, 'give the component a name of its own');
    }
    return componentOf(name, isObject(body) ? body : {}, { document, at });
  });
}

function componentOf(
  name: string,
  stated: Readonly<Record<string, Value>>,
  { document, at }: { readonly document: Document; readonly at: string },
): Component {
  const select = selectorOf(stated, { document, path: `${at}/types` });
  if (Object.keys(select).length === 0) {
    const message = `component \`${name}\` selects nothing`;
    throw designError(document, at, message, 'give it types, names or tags');
  }
  const count = rangeOf(stated['count']);
  if (count?.most !== undefined && count.most < count.least) {
    throw designError(document, `${at}/count`, `\`count\` ends before it begins`, 'write it as: 2..6');
  }
  const spread = stated['spread'];
  return present({
    name,
    title: textOf(stated['title']),
    layer: textOf(stated['layer']),
    select,
    count,
    spread: typeof spread === 'number' ? spread : undefined,
    source: present({
      origin: document.file,
      line: document.lineOf(2)(['components', name]),
      address: name,
    }),
  });
}

function selectorOf(
  stated: Readonly<Record<string, Value>>,
  at: { readonly document: Document; readonly path: string },
): Selection {
  const types = textsIn(stated['types']).map((text) => (text === '*' ? text : typeIn(text, at)));
  const names = textsIn(stated['names']);
  const tags = isObject(stated['tags'])
    ? readTags(
        Object.fromEntries(Object.entries(stated['tags']).map(([key, value]) => [key, spelled(value)])),
      )
    : {};
  return {
    ...(types.length === 0 ? {} : { types }),
    ...(names.length === 0 ? {} : { names }),
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
  };
}

function textsIn(value: Value | undefined): string[] {
  if (value === undefined) return [];
  return isList(value) ? value.map(spelled) : [spelled(value)];
}
