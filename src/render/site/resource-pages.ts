import type { Context } from './context.ts';
import type { Model } from './engine.ts';
import { relationsByKey, resourceModel } from './resource-model.ts';
import { text } from './text.ts';

/** A page before it is filled: the template, its title and its data. */
export interface Page {
  readonly path: string;
  readonly template: string;
  readonly title: string;
  /** made when the page is, and let go with it: of 10,000 resources they would fill the memory */
  readonly model: () => Model;
  readonly scripts: readonly string[];
}

/** The pages that hold resources, one or many each. */
export function resourcePages(context: Context): Page[] {
  const relations = relationsByKey(context.comparison.relations);
  return context.links.pages.map(({ path, keys }) => {
    const findings = keys.flatMap((key) => context.findings.get(key) ?? []);
    const [first] = keys;
    const name = context.subjects.get(first ?? '')?.name ?? text('resource.one');
    return {
      path,
      template: 'resource',
      title: keys.length === 1 ? name : text('resource.many'),
      model: () => ({
        resources: findings.map((finding) =>
          resourceModel(finding, relations.get(finding.key) ?? [], context),
        ),
      }),
      // so small that every page can carry it: how deep the reader wants to go
      scripts: ['depth'],
    };
  });
}
