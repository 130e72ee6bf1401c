import type { OutputFile } from '../../model/output-file.ts';
import { acceptedModel } from './accepted-model.ts';
import { type Context, contextOf } from './context.ts';
import { driftModel } from './drift-model.ts';
import { engine, type Model } from './engine.ts';
import { inventoryModel } from './inventory-model.ts';
import { notCheckedModel } from './not-checked-model.ts';
import { overviewModel } from './overview-model.ts';
import { pictureFile } from './picture.ts';
import { protectionModel } from './protection-model.ts';
import { relationsByKey, resourceModel } from './resource-model.ts';
import { hasAccepted, hasProtection, shellOf } from './shell-model.ts';
import type { SiteInput } from './site-input.ts';

export type { SiteInput } from './site-input.ts';

/** A page before it is filled: the template, its title and its data. */
interface Page {
  readonly path: string;
  readonly template: string;
  readonly title: string;
  readonly model: Model;
}

/** The docs site as files: pages that work from disk without a network, and the drawings at full size. */
export function renderSite(input: SiteInput): readonly OutputFile[] {
  const context = contextOf(input);
  const fill = engine(input.pictures);
  const pages = [...sheets(context), ...resourcePages(context)].map(({ path, template, title, model }) => ({
    path,
    content: fill(template, { ...model, shell: shellOf(context.comparison, path, title) }),
  }));
  const drawings = input.pictures.map((picture) => ({ path: pictureFile(picture), content: picture.svg }));
  return [...pages, ...drawings];
}

function sheets(context: Context): Page[] {
  const pages: Page[] = [
    { path: 'index.html', template: 'overview', title: 'Overview', model: overviewModel(context) },
    { path: 'drift.html', template: 'drift', title: 'Drift', model: driftModel(context) },
    { path: 'inventory.html', template: 'inventory', title: 'Inventory', model: inventoryModel(context) },
    {
      path: 'not-checked.html',
      template: 'not-checked',
      title: 'Not checked',
      model: notCheckedModel(context),
    },
  ];
  if (hasProtection(context.comparison))
    pages.push({
      path: 'protection.html',
      template: 'protection',
      title: 'Data protection',
      model: protectionModel(context),
    });
  if (hasAccepted(context.comparison))
    pages.push({
      path: 'accepted.html',
      template: 'accepted',
      title: 'Set aside',
      model: acceptedModel(context),
    });
  return pages;
}

function resourcePages(context: Context): Page[] {
  const relations = relationsByKey(context.comparison.relations);
  return context.links.pages.map(({ path, keys }) => {
    const findings = keys.flatMap((key) => context.findings.get(key) ?? []);
    const [first] = keys;
    const name = context.subjects.get(first ?? '')?.name ?? 'Resource';
    return {
      path,
      template: 'resource',
      title: keys.length === 1 ? name : 'Resources',
      model: {
        resources: findings.map((finding) =>
          resourceModel(finding, relations.get(finding.key) ?? [], context),
        ),
      },
    };
  });
}
