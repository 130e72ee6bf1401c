import type { Value } from '../../model/value.ts';
import { contentsOf, type Editor, ANY_METHOD } from './definition.ts';
import { compactJson } from './python-text.ts';
import {
  dict,
  fromTemplate,
  get,
  keys,
  plainDict,
  type PyDict,
  type PyValue,
  set,
  toValue,
  unicode,
} from './python2.ts';
import { isSet, listIn, type Properties } from './resource.ts';

/** Writes who may call a path, from which account, network or address, into the policy of the API. */
export function addResourcePolicy(editor: Editor, policy: Properties, path: string, stage: PyValue): void {
  const methods = callsTo(editor, path, stage);
  const { AwsAccountWhitelist: accounts, AwsAccountBlacklist: noAccounts } = policy;
  if (isSet(accounts)) addStatements(editor, [accountStatement('Allow', accounts, methods)], false);
  if (isSet(noAccounts)) addStatements(editor, [accountStatement('Deny', noAccounts, methods)], false);
  const { IpRangeWhitelist: ranges, IpRangeBlacklist: noRanges } = policy;
  if (isSet(ranges)) restrict(editor, methods, plainDict({ NotIpAddress: source('aws:SourceIp', ranges) }));
  if (isSet(noRanges)) restrict(editor, methods, plainDict({ IpAddress: source('aws:SourceIp', noRanges) }));
  const denied = networks(policy, 'Blacklist');
  if (denied) restrict(editor, methods, plainDict({ StringEquals: denied }));
  const allowed = networks(policy, 'Whitelist');
  if (allowed) restrict(editor, methods, plainDict({ StringNotEquals: allowed }));
  set(editor.document, POLICY, editor.policy);
}

const POLICY = 'x-amazon-apigateway-policy';

/** Statements that somebody wrote out. */
export function addCustomStatements(editor: Editor, statements: Value | undefined): void {
  if (!isSet(statements)) return;
  const { policy, document } = editor;
  set(policy, 'Version', '2012-10-17');
  if (get(policy, 'Statement') === undefined) set(policy, 'Statement', fromTemplate(statements));
  else addStatements(editor, listIn(statements).map(fromTemplate), true);
  set(document, POLICY, policy);
}

function callsTo({ paths }: Editor, path: string, stage: PyValue): PyValue[] {
  const general = path.replaceAll(/\{[a-zA-Z0-9._-]+\+?\}/g, '*');
  const methods = contentsOf(get(paths, path)).flatMap((item) => keys(item));
  return methods.map(({ text }) => {
    const isAny = text.toLowerCase() === ANY_METHOD || text.toLowerCase() === 'any';
    const resource = unicode(`execute-api:/\${__Stage__}/${isAny ? '*' : text.toUpperCase()}${general}`);
    return plainDict({ 'Fn::Sub': [resource, plainDict({ __Stage__: stage })] });
  });
}

function accountStatement(effect: string, accounts: Value, methods: PyValue[]): PyDict {
  const principal = dict({ AWS: listIn(accounts).map(fromTemplate) });
  return dict({ Effect: effect, Action: 'execute-api:Invoke', Resource: methods, Principal: principal });
}

/** Everybody may, except under a condition. */
function restrict(editor: Editor, methods: PyValue[], condition: PyDict): void {
  const statement = (effect: string): PyDict =>
    dict({ Effect: effect, Action: 'execute-api:Invoke', Resource: methods, Principal: '*' });
  const denied = statement('Deny');
  set(denied, 'Condition', condition);
  if (get(editor.policy, 'Statement') === undefined) {
    set(editor.policy, 'Version', '2012-10-17');
    set(editor.policy, 'Statement', [statement('Allow'), denied]);
  } else addStatements(editor, [statement('Allow'), denied], true);
}

function addStatements({ policy }: Editor, added: readonly PyValue[], isOnce: boolean): void {
  set(policy, 'Version', '2012-10-17');
  const existing = get(policy, 'Statement');
  const [only] = added;
  if (existing === undefined || existing === null) {
    set(policy, 'Statement', only ?? null);
    return;
  }
  const all = Array.isArray(existing) ? existing : [existing];
  for (const one of added) if (!isOnce || !all.some((other) => isEqual(one, other))) all.push(one);
  set(policy, 'Statement', all);
}

function isEqual(one: PyValue, other: PyValue): boolean {
  return compactJson(toValue(one)) === compactJson(toValue(other));
}

function source(name: string, value: Value): PyDict {
  return plainDict({ [name]: listIn(value).map(fromTemplate) });
}

/** VPCs and VPC endpoints, told by their ids or given by name. */
function networks(policy: Properties, list: 'Whitelist' | 'Blacklist'): PyDict | undefined {
  const ids = listIn(policy[`SourceVpc${list}`]).filter((id) => typeof id === 'string');
  const vpcs = [...ids.filter((id) => id.startsWith('vpc-')), ...listIn(policy[`IntrinsicVpc${list}`])];
  const endpoints = [
    ...ids.filter((id) => id.startsWith('vpce-')),
    ...listIn(policy[`IntrinsicVpce${list}`]),
  ];
  if (vpcs.length === 0 && endpoints.length === 0) return undefined;
  const made = dict();
  const add = (name: string, values: readonly Value[]): void => {
    if (values.length > 0) set(made, name, values.map(fromTemplate));
  };
  // an endpoint list comes after a VPC list, whichever of the two was given first
  add('aws:SourceVpc', vpcs);
  add('aws:SourceVpce', endpoints);
  return made;
}
