import { isMark, type Value } from '../../model/value.ts';
import { asText, type Fields, firstOf } from './fields.ts';
import { numberIn } from './scalar.ts';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['all', '-1'],
  ['1', 'icmp'],
  ['6', 'tcp'],
  ['17', 'udp'],
  ['58', 'icmpv6'],
]);

/** `6` and `TCP` are `tcp`; `all` is `-1` (rule 13). A mark for a value not known yet stays a mark. */
export function protocolName(raw: unknown): Value {
  if (isMark(raw)) return raw;
  const text = (asText(raw) || '-1').toLowerCase();
  return NAMES.get(text) ?? text;
}

/** Ports of a rule; a rule for all protocols has none (rule 13), and -1 stands for all. */
export function portsOf(protocol: Value, fields: Fields): { readonly from?: Value; readonly to?: Value } {
  if (protocol === '-1') return {};
  const from = portOf(firstOf(fields, 'from_port', 'from'));
  const to = portOf(firstOf(fields, 'to_port', 'to'));
  if (from !== undefined && to !== undefined) return { from, to };
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function portOf(raw: unknown): Value | undefined {
  if (raw === undefined || numberIn(raw) === -1) return undefined;
  return Number.isNaN(numberIn(raw)) ? (raw as Value) : numberIn(raw);
}
