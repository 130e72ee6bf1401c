import { isMark } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { identical } from './scalar.ts';

/**
 * What a network interface serves, as its description tells: services put interfaces into a subnet and name them after what they
 * are for. The interface contains it, and so it stands in that subnet, also where the service's own answers do not say.
 */
export function served(to: string | readonly string[], description: RegExp): Attribute {
  return {
    kind: servedKind(description),
    to: [to].flat(),
    relation: 'contains',
    api: 'Description',
    // no template states it
    cloudformation: 'Serves',
    terraform: null,
    computed: true,
  };
}

function servedKind(description: RegExp): Kind {
  return {
    name: 'served',
    canonical: (raw) => {
      if (isMark(raw)) return raw;
      if (typeof raw !== 'string' || raw === '') return undefined;
      return description.test(raw) ? raw : undefined;
    },
    equal: identical,
    targets: (value) => {
      const name = typeof value === 'string' ? description.exec(value)?.[1] : undefined;
      return name === undefined ? [] : [{ to: name }];
    },
  };
}
