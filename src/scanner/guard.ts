import type { ServiceName } from '../catalogue/services.ts';
import { IsodriftError } from '../model/errors.ts';
import type { AwsClient } from './sdk.ts';

/** Refuses, before anything is sent, every command that the catalogue does not name: read-only by construction. */
export function guardReadOnly(client: AwsClient, service: ServiceName, allowed: ReadonlySet<string>): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const action = (context.commandName ?? '').replace(/Command$/, '');
      if (!allowed.has(`${service}:${action}`)) {
        throw new IsodriftError(
          'READ_ONLY_VIOLATION',
          `refused to send ${service}:${action}: no catalogue entry names it`,
          'this is a bug in isodrift; nothing was sent',
        );
      }
      return next(args);
    },
    { step: 'initialize', priority: 'high', name: 'isodriftReadOnly' },
  );
}
