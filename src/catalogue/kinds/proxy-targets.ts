import { isMark, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { members } from './collection.ts';
import { fieldsOf } from './fields.ts';
import { readAs } from './read-as.ts';
import { refs } from './ref.ts';
import { type Options } from './scalar.ts';

/** The databases behind a proxy. Of a cluster AWS lists its instances, too, which nobody declares. */
export function proxyTargets(options: Options = {}): Attribute {
  return readAs(
    refs(['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'], 'connects', options),
    (raw) => databasesIn(members(raw) as Value[]),
    'proxy targets',
  );
}

function databasesIn(targets: readonly Value[]): readonly Value[] {
  const known = targets.map((target) => ({ target, fields: isMark(target) ? {} : fieldsOf(target) }));
  const clusters = known.filter(({ fields }) => fields['type'] === 'TRACKED_CLUSTER');
  return (clusters.length > 0 ? clusters : known).map(
    ({ target, fields }) => (fields['rds_resource_id'] as Value | undefined) ?? target,
  );
}
