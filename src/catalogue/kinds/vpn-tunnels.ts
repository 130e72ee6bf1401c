import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import { sortedRecord } from '../../model/order.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { asText, type Fields, fieldsOf } from './fields.ts';
import { identical, type Options } from './scalar.ts';

/**
 * How the two tunnels of a VPN are set up: CloudFormation and the API have a list of them, Terraform an argument for each
 * setting of each. Only what is declared is compared. Shared keys are not kept.
 */
export function vpnTunnels(options: Options = {}): Attribute {
  return { kind: vpnTunnelsKind, ...options };
}

const vpnTunnelsKind: Kind = {
  name: 'VPN tunnels',
  rule: 2,
  concern: 'encryption',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const tunnels = (isList(raw) ? raw.map(fieldsOf) : fromTerraform(fieldsOf(raw))).flatMap(tunnelOf);
    return tunnels.length === 0 ? undefined : asSet(tunnels);
  },
  equal: (desired, deployed) =>
    isList(desired) &&
    isList(deployed) &&
    desired.every((tunnel) => deployed.some((other) => isMet(tunnel, other))),
};

/** Setting by the last words of its name, which the three sources share. */
const SETTINGS: Readonly<Record<string, string>> = {
  tunnel_inside_cidr: 'TunnelInsideCidr',
  inside_cidr: 'TunnelInsideCidr',
  tunnel_inside_ipv6_cidr: 'TunnelInsideIpv6Cidr',
  inside_ipv6_cidr: 'TunnelInsideIpv6Cidr',
  ike_versions: 'IKEVersions',
  phase1_dh_group_numbers: 'Phase1DHGroupNumbers',
  phase1_encryption_algorithms: 'Phase1EncryptionAlgorithms',
  phase1_integrity_algorithms: 'Phase1IntegrityAlgorithms',
  phase1_lifetime_seconds: 'Phase1LifetimeSeconds',
  phase2_dh_group_numbers: 'Phase2DHGroupNumbers',
  phase2_encryption_algorithms: 'Phase2EncryptionAlgorithms',
  phase2_integrity_algorithms: 'Phase2IntegrityAlgorithms',
  phase2_lifetime_seconds: 'Phase2LifetimeSeconds',
  dpd_timeout_action: 'DPDTimeoutAction',
  dpd_timeout_seconds: 'DPDTimeoutSeconds',
  startup_action: 'StartupAction',
  rekey_fuzz_percentage: 'RekeyFuzzPercentage',
  rekey_margin_time_seconds: 'RekeyMarginTimeSeconds',
  replay_window_size: 'ReplayWindowSize',
  enable_tunnel_lifecycle_control: 'EnableTunnelLifecycleControl',
};

function fromTerraform(fields: Fields): Fields[] {
  return ['tunnel1_', 'tunnel2_'].map((prefix) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
      ),
    ),
  );
}

/** A range alone says which tunnel it is, but AWS chooses it when nobody does. */
function tunnelOf(fields: Fields): Value[] {
  const said = Object.entries(fields).flatMap(([name, value]): [string, Value][] => {
    const setting = SETTINGS[name.replaceAll(/phase_?([12])_/g, 'phase$1_')];
    if (setting === undefined || isMark(value) || value === 0) return [];
    return [[setting, Array.isArray(value) ? asSet(members(value).map(plain)) : plain(value)]];
  });
  return said.length === 0 ? [] : [sortedRecord(said)];
}

/** The API wraps each allowed algorithm: `{ Value: 'AES256' }`. */
function plain(value: unknown): string {
  return asText(isObject(value) ? (value['Value'] ?? value['value']) : value);
}

function isMet(desired: Value, deployed: Value): boolean {
  if (!isObject(desired) || !isObject(deployed)) return false;
  return Object.entries(desired).every(
    ([name, value]) => deployed[name] === undefined || identical(value, deployed[name]),
  );
}
