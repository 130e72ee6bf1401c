import { isObject, type Value } from '../../model/value.ts';

type Section = Readonly<Record<string, Value>>;

/** A resource as the template states it. */
export interface RawResource {
  readonly logicalId: string;
  readonly type: string;
  readonly condition?: string;
  readonly properties: Value | undefined;
  /** where CDK put the template of a nested stack, beside this one */
  readonly templateFile?: string;
}

/** A section of the template; {} when it is left out. */
export function sectionOf(template: unknown, name: string): Section {
  const section = isObject(template) ? template[name] : undefined;
  return isObject(section) ? section : {};
}

/** The resource as stated; undefined when it has no type that can be read. */
export function rawResource(logicalId: string, stated: unknown): RawResource | undefined {
  if (!isObject(stated) || typeof stated['Type'] !== 'string') return undefined;
  const condition = stated['Condition'];
  return {
    logicalId,
    type: stated['Type'],
    ...(typeof condition === 'string' ? { condition } : {}),
    properties: stated['Properties'],
    ...templateFileIn(stated['Metadata']),
  };
}

/** The properties name a bucket that is filled only when CDK deploys. */
function templateFileIn(metadata: Value | undefined): { templateFile?: string } {
  if (!isObject(metadata) || metadata['aws:asset:property'] !== 'TemplateURL') return {};
  const path = metadata['aws:asset:path'];
  return typeof path === 'string' ? { templateFile: path } : {};
}
