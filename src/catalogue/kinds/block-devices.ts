import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import { sortedRecord } from '../../model/order.ts';
import type { Attribute } from '../define.ts';
import type { Kind, SameTarget } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { type Fields, fieldsOf, firstOf } from './fields.ts';
import { flag, identical, number, type Options, text } from './scalar.ts';

/**
 * The disks of an instance or a template by device name. CloudFormation and the API have one list; Terraform has the first disk
 * in `root_block_device` and the others in `ebs_block_device`. What the volumes of an instance are like is under `Volumes`.
 * Only declared disks are compared, in what is declared of them: others come with the image, or are attached apart.
 */
export function blockDevices(options: Options & Pick<Attribute, 'to'> = {}): Attribute {
  return { kind: blockDevicesKind, ...options };
}

const blockDevicesKind: Kind = {
  name: 'block devices',
  rule: 2,
  concern: 'capacity',
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    const devices = asSet(
      devicesIn(raw)
        .map((device) => deviceOf(device))
        .filter(hasFacts),
    );
    return devices.length === 0 ? undefined : devices;
  },
  equal: (desired, deployed, same) =>
    isList(desired) &&
    isList(deployed) &&
    desired.every((one) => deployed.some((other) => isMet(one, other, same))),
  member: isMet,
};

const { kind: textKind } = text();
const { kind: numberKind } = number();
const { kind: flagKind } = flag();

/** What is kept of a disk, with the names that the sources give it. */
const FACTS: readonly (readonly [string, Kind, readonly string[]])[] = [
  ['DeviceName', textKind, ['device_name']],
  ['Root', flagKind, ['root']],
  ['VolumeSize', numberKind, ['volume_size', 'size']],
  ['VolumeType', textKind, ['volume_type']],
  ['Iops', numberKind, ['iops']],
  ['Throughput', numberKind, ['throughput']],
  ['Encrypted', flagKind, ['encrypted']],
  ['KmsKeyId', textKind, ['kms_key_id']],
  ['DeleteOnTermination', flagKind, ['delete_on_termination']],
];

/** Each disk as one flat record, whichever way it was written. */
function devicesIn(raw: unknown): Fields[] {
  if (isList(raw)) return raw.map(flat);
  const whole = fieldsOf(raw);
  const volumes = members(whole['volumes']).map(fieldsOf);
  const root = whole['root_device_name'];
  const listed = members(whole['block_device_mappings']).map((one) => {
    const device = flat(one);
    const volume = volumes.find(({ volume_id: id }) => id !== undefined && id === device['volume_id']);
    const isRoot = root !== undefined && device['device_name'] === root;
    return { ...volume, ...device, ...(isRoot ? { root: true } : {}) };
  });
  const ofTerraform = [
    ...members(whole['root_block_device']).map((one) => ({ ...flat(one), root: true })),
    ...members(whole['ebs_block_device']).map(flat),
  ];
  return [...listed, ...ofTerraform];
}

/** `{ DeviceName, Ebs: { ... } }`, of which Terraform makes a block in a list. */
function flat(raw: unknown): Fields {
  const { ebs, ...rest } = fieldsOf(raw);
  const inner = isList(ebs) ? ebs[0] : ebs;
  return { ...rest, ...fieldsOf(inner) };
}

function deviceOf(fields: Fields): Value {
  const kept = FACTS.flatMap(([name, kind, names]): [string, Value][] => {
    const value = kind.canonical(firstOf(fields, ...names));
    // Terraform writes 0 where a disk has no such number
    return value === undefined || value === 0 ? [] : [[name, value]];
  });
  return sortedRecord(kept);
}

/** A bare name says that there is a disk, or with `NoDevice` that there is none: neither is anything to compare. */
function hasFacts(device: Value): boolean {
  return isObject(device) && Object.keys(device).some((name) => name !== 'DeviceName' && name !== 'Root');
}

function isMet(desired: Value, deployed: Value, same: SameTarget): boolean {
  if (!isObject(desired) || !isObject(deployed) || !isSameDevice(desired, deployed)) return false;
  return Object.entries(desired).every(([name, wanted]) => {
    const found = deployed[name];
    // what was not read cannot differ
    if (found === undefined || name === 'Root' || name === 'DeviceName') return true;
    return name === 'KmsKeyId' ? same(wanted, found) : identical(wanted, found);
  });
}

/** A plan does not know yet how the first disk will be called. */
function isSameDevice(
  desired: Readonly<Record<string, Value>>,
  deployed: Readonly<Record<string, Value>>,
): boolean {
  if (desired['Root'] === true && deployed['Root'] === true) return true;
  return desired['DeviceName'] !== undefined && desired['DeviceName'] === deployed['DeviceName'];
}
