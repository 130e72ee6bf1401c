import { DIVERGENT } from '../../model/comparison.ts';
import type { Subject } from '../../model/scene.ts';
import { world } from '../world.ts';
import { accountsView } from './accounts-view.ts';
import { componentsView } from './components-view.ts';
import { dataView } from './data-view.ts';
import { flowView } from './flow-view.ts';
import { networkView } from './network-view.ts';
import { overviewView } from './overview-view.ts';
import type { Material, Staged } from './stage.ts';

const MOST_BLOCKS = 500;

/** Each subject of a picture with what puts it on its ground. */
export const STAGES: Readonly<Record<Subject, (material: Material) => Staged>> = {
  architecture: ({ draft, flows, book }) => {
    const found = world(draft, flows, MOST_BLOCKS, book);
    const drawn = new Set(found.plan.zones.flatMap(({ node }) => node?.key ?? []));
    const undrawn = draft.zones.filter(({ key, status }) => DIVERGENT.includes(status) && !drawn.has(key));
    return { plan: found.plan, flows: found.flows, also: [...draft.also, ...undrawn], left: 0 };
  },
  flow: flowView,
  overview: overviewView,
  network: networkView,
  data: dataView,
  components: componentsView,
  accounts: accountsView,
};
