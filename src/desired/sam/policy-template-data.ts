import { FIRST_TEMPLATES } from './policy-template-data-1.ts';
import { SECOND_TEMPLATES } from './policy-template-data-2.ts';

/**
 * What SAM's policy templates allow: actions of one service on resources, of which `{Name}` is a parameter of the template
 * and `@` stands for the region and the account.
 */
export const POLICY_TEMPLATES: ReadonlyMap<string, readonly string[]> = new Map([
  ...FIRST_TEMPLATES,
  ...SECOND_TEMPLATES,
]);
