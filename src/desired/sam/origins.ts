import type { Value } from '../../model/value.ts';
import { mapIn, type Properties } from './resource.ts';

/**
 * The stated resource that makes SAM add one that the template does not name: the first whose event needs an implicit API,
 * the one with the connector in it, for what deployments share the first function.
 */
export function reasonFor(id: string, resources: Properties): string | undefined {
  const found = Object.entries(resources).find(([name, stated]) => needs(id, name, stated));
  return found?.[0];
}

/** APIs that SAM adds, by the events that they are added for. */
const IMPLICIT: Readonly<Record<string, string>> = { ServerlessRestApi: 'Api', ServerlessHttpApi: 'HttpApi' };

const SHARED_BY_DEPLOYMENTS = /^(?:ServerlessDeploymentApplication|CodeDeployServiceRole)$/;

function needs(id: string, name: string, stated: Value): boolean {
  const { Properties: properties, Connectors: connectors } = mapIn(stated);
  const { Events: events } = mapIn(properties);
  const event = Object.hasOwn(IMPLICIT, id) ? IMPLICIT[id] : undefined;
  if (event !== undefined) return Object.values(mapIn(events)).some((one) => mapIn(one)['Type'] === event);
  if (SHARED_BY_DEPLOYMENTS.test(id)) return mapIn(stated)['Type'] === 'AWS::Serverless::Function';
  return (
    id === `${name}DeploymentGroup` || Object.keys(mapIn(connectors)).some((one) => `${name}${one}` === id)
  );
}
