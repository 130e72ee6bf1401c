import { IsodriftError } from '../../model/errors.ts';
import { plural } from '../../model/plural.ts';
import { isList, isObject, objectsIn, type Value } from '../../model/value.ts';
import { inside } from './plan-references.ts';
import { isAws, isData } from './show-resources.ts';

type Json = Readonly<Record<string, Value>>;

/** What `terraform show -json` prints of a plan only. */
const OF_PLANS = ['planned_values', 'resource_changes', 'prior_state', 'configuration'];

export function isTerraformPlan(shown: Json): boolean {
  return !isObject(shown['values']) && OF_PLANS.some((key) => Object.hasOwn(shown, key));
}

/**
 * Refuses a plan that says what is configured and not what will be there: read as a design without resources it would make
 * everything that is deployed look undeclared.
 */
export function checkPlan(plan: Json, file: string): void {
  const saysSomething =
    isObject(plan['planned_values']) ||
    isList(plan['resource_changes']) ||
    isObject(inside(plan['prior_state'], 'values'));
  if (saysSomething) return;
  const why = plan['errored'] === true ? 'it ended with errors' : 'it has no planned_values';
  throw new IsodriftError(
    'FORMAT_INVALID',
    `${file}: this plan does not say what will be there: ${why}`,
    'plan again until it ends without errors: terraform plan -out plan.bin && terraform show -json plan.bin > plan.json',
  );
}

/** What people should know of a shown state or plan before they trust it as a design. */
export function showNotes(shown: Json, isPlan: boolean, stated: readonly Json[]): string[] {
  const resources = stated.filter((one) => !isData(one));
  const foreign = resources.filter((one) => !isAws(one)).length;
  return [
    ...(isPlan ? planNotes(shown) : []),
    ...(resources.length === 0 ? [isPlan ? emptyPlan(shown) : 'the state holds no resources'] : []),
    ...(foreign === 0 ? [] : [`${plural(foreign, 'resource')} of other providers than AWS left out`]),
  ];
}

/** What newer versions of Terraform say of the plan as a whole. Source: Terraform's documentation of its JSON output format. */
function planNotes(plan: Json): string[] {
  if (plan['errored'] === true)
    return ['the plan ended with errors: what it did not get to is taken as it was before'];
  const isPartial = plan['complete'] === false;
  return isPartial
    ? ['the plan is for a part only (-target, or changes put off): the rest is taken as it was before']
    : [];
}

function emptyPlan(plan: Json): string {
  const destroyed = objectsIn(plan['resource_changes']).filter(({ mode, change }) => {
    const actions = inside(change, 'actions');
    return mode !== 'data' && JSON.stringify(actions) === '["delete"]';
  }).length;
  return destroyed === 0
    ? 'the plan has no resources'
    : `the plan destroys ${plural(destroyed, 'resource')}: nothing is declared once it is applied`;
}
