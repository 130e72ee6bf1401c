import { CATALOGUE } from '../../catalogue/index.ts';
import { SERVICES, type ServiceName } from '../../catalogue/services.ts';
import type { Gap } from '../../model/graph.ts';
import { uniqueStrings } from '../../model/order.ts';

/** The IAM action that a call needs: what the catalogue says, else the service's prefix and the action. */
export function permissionFor({ service, action }: Pick<Gap, 'service' | 'action'>): string {
  const call = CALLS.get(`${service} ${action}`);
  if (call !== undefined) return call;
  const prefix = Object.hasOwn(SERVICES, service) ? SERVICES[service as ServiceName].iam : service;
  return `${prefix}:${action}`;
}

/** An IAM policy for what was denied; '' when nothing was. An SCP cannot be opened this way, so it is left out. */
export function grantFor(gaps: readonly Gap[]): string {
  const actions = uniqueStrings(gaps.filter(({ reason }) => reason === 'denied').map(permissionFor));
  if (actions.length === 0) return '';
  const statement = { Effect: 'Allow', Action: actions, Resource: '*' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}

const CALLS: ReadonlyMap<string, string> = new Map(
  CATALOGUE.flatMap(({ list, details = [] }) => [list, ...details]).flatMap(
    ({ service, action, permission }) =>
      permission === undefined ? [] : [[`${service} ${action}`, permission] as const],
  ),
);
