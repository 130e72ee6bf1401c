import { isList, isObject, isUnknown, type Value } from '../../model/value.ts';

/** Transforms whose result is known here, or that add nothing which a comparison would miss. */
const UNDERSTOOD =
  /^AWS::(?:Serverless-2016-10-31|LanguageExtensions|SecretsManager-\d{4}-\d{2}-\d{2}|CodeDeployBlueGreen)$/;

const PROCESSED =
  'give the processed template: aws cloudformation get-template --stack-name NAME --template-stage Processed';

/** What to tell of macros that may change all of a template. */
export function macroNotes(template: unknown): string[] {
  const stated = isObject(template) ? template['Transform'] : undefined;
  const all = stated === undefined || stated === null ? [] : isList(stated) ? stated : [stated];
  return all
    .map((one) => (isObject(one) ? one['Name'] : one))
    .filter((name): name is string => typeof name === 'string' && !UNDERSTOOD.test(name))
    .map((name) => `${name} may change anything in it, and only AWS can say what; ${PROCESSED}`);
}

/** The key in `Resources` under which a macro brings in more of them. */
export const MACRO = 'Fn::Transform';

/** What to tell of a macro among the resources. */
export function broughtIn(body: Value): string {
  const name = isObject(body) && typeof body['Name'] === 'string' ? body['Name'] : 'a macro';
  return `what ${name} brings in among the resources is not read; ${PROCESSED}`;
}

/** Are there properties that nobody knows: a macro adds some, or which ones apply depends on something unknown? */
export function holdsMore(stated: Value | undefined, properties: Value): boolean {
  return isUnknown(properties) || isMerged(stated);
}

/** A macro that stands for a whole value makes that unknown; one beside other members adds to them. */
function isMerged(stated: Value | undefined): boolean {
  if (stated === undefined) return false;
  if (isList(stated)) return stated.some(isMerged);
  if (!isObject(stated)) return false;
  const names = Object.keys(stated);
  return (names.length > 1 && names.includes(MACRO)) || Object.values(stated).some(isMerged);
}
