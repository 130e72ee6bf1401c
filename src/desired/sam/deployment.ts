import type { Context } from './context.ts';
import { isTrue } from './definition.ts';
import { hashedId } from './logical-id.ts';
import { dict, fromTemplate, plainText, type PyDict, type PyValue, set, unicode } from './python2.ts';
import { printed, spacedJson } from './python-text.ts';
import { versionText } from './openapi-3.ts';
import { isSet, mapIn, type Properties, textIn } from './resource.ts';

/** The logical id of an API's deployment: it changes with the definition, so that every change is deployed. */
export function deploymentId(
  id: string,
  properties: Properties,
  { document, domain }: { readonly document: PyDict | undefined; readonly domain: PyDict | undefined },
  context: Context,
): string {
  const prefix = `${id}Deployment`;
  const definition = document && isTrue(document) ? document : bodyLocation(properties);
  if (!definition) return prefix;
  if (isSet(properties['AlwaysDeploy'])) {
    context.notes.push(
      `${prefix}: its logical id ends in the time of its deployment, which a template does not say`,
    );
    return prefix;
  }
  const { OpenApiVersion: version } = properties;
  const functions = context.functionNames.get(id);
  const parts = [
    printed(definition),
    ...(isSet(version) ? [versionText(version).text] : []),
    ...(domain ? [spacedJson(domain)] : []),
    ...(functions === undefined || functions === '' ? [] : [functions]),
  ];
  return hashedId(prefix, parts.join('||'));
}

/** Where the definition lies, as AWS puts it down. */
function bodyLocation(properties: Properties): PyDict | undefined {
  const location = properties['DefinitionUri'];
  if (!isSet(location)) return undefined;
  const made = dict();
  const [, bucket, key, version] =
    /^s3:\/\/([^/]+)\/+([^?]+)(?:\?versionId=(.+))?$/.exec(textIn(location) ?? '') ?? [];
  const given = mapIn(location);
  const parts: [string, PyValue | undefined][] = [
    ['Bucket', bucket === undefined ? fromTemplate(given['Bucket']) : unicode(bucket)],
    ['Key', key === undefined ? fromTemplate(given['Key']) : unicode(key)],
    ['Version', version === undefined ? versionOf(given) : unicode(version)],
  ];
  for (const [name, value] of parts) if (value !== undefined) set(made, plainText(name), value);
  return made;
}

function versionOf({ Version: version }: Properties): PyValue | undefined {
  return version === undefined ? undefined : fromTemplate(version);
}
