import { parseArn } from '../model/arn.ts';

/**
 * The forms under which a pointer may be known, most exact first: AWS writes one resource as id, ARN, name, URL,
 * DNS name or qualified ARN, depending on who asks (normalisation rules 10 and 11).
 */
export function candidates(text: string): readonly string[] {
  // each form is recognised by one of these
  if (!/[/:.|]/.test(text)) return [text];
  const plain = text.toLowerCase();
  const forms = new Set([text]);
  for (const { sign, formsOf } of FORMS)
    if (plain.includes(sign)) for (const form of formsOf(text)) forms.add(form);
  forms.delete('');
  return [...forms];
}

/** The form in which identifiers are looked up: DNS names and S3 hosts know no case, and a trailing dot means nothing. */
export function normalized(identifier: string): string {
  const plain = identifier.toLowerCase();
  const dotless = plain.endsWith('.') ? plain.slice(0, -1) : plain;
  return dotless.startsWith('dualstack.') ? dotless.slice('dualstack.'.length) : dotless;
}

/** Where a text holds the sign, what it may be called besides: a look that is cheap before one that is not. */
const FORMS: readonly { readonly sign: string; readonly formsOf: (text: string) => readonly string[] }[] = [
  { sign: ':lambda:', formsOf: lambdaInArn },
  { sign: '/functions/', formsOf: invokedFunction },
  { sign: 'arn:', formsOf: arnForms },
  { sign: '.s3', formsOf: s3Host },
  { sign: '.execute-api.', formsOf: apiHost },
  { sign: ':apigateway:', formsOf: apiStage },
  { sign: 'cognito-idp.', formsOf: userPool },
  { sign: '://', formsOf: queueUrl },
  { sign: '/hostedzone/', formsOf: hostedZone },
  { sign: '|', formsOf: ruleOnBus },
  { sign: '/aws/', formsOf: writerOf },
  { sign: 'api-gateway-execution-logs_', formsOf: writerOf },
];

/** `arn:aws:lambda:...:function:name:alias` is the function `name`. */
function lambdaInArn(text: string): readonly string[] {
  const found = /^(arn:[^:]+:lambda:[^:]*:[^:]*:function:[^:]+)(:.*)?$/.exec(text);
  return found?.[1] ? [found[1]] : [];
}

/** API Gateway wraps the function's ARN in an integration URI. */
function invokedFunction(text: string): readonly string[] {
  const found = /\/functions\/(arn:.+?)\/invocations$/.exec(text);
  return found?.[1] ? [found[1], ...lambdaInArn(found[1])] : [];
}

/** The ARN of the thing inside an object, index or stream ARN, and its bare name. */
function arnForms(text: string): readonly string[] {
  const arn = parseArn(text);
  if (!arn) return [];
  const head = text.slice(0, text.length - arn.resource.length);
  const whole = arn.resource.replace(/:\*$/, '').replace(/\/\*$/, '');
  const [first = '', second] = whole.split('/');
  const container = second === undefined || arn.service === 's3' ? first : `${first}/${second}`;
  const name = whole.split(/[:/]/).at(-1) ?? '';
  return [`${head}${whole}`, `${head}${container}`, arn.service === 's3' ? first : name];
}

/** `bucket.s3.eu-west-1.amazonaws.com` and its website and regional spellings. */
function s3Host(text: string): readonly string[] {
  const found = /^(.+?)\.s3[.-][a-z0-9.-]*amazonaws\.com\.?$/i.exec(text);
  return found?.[1] ? [found[1]] : [];
}

function apiHost(text: string): readonly string[] {
  const found = /^(?:https?:\/\/|wss:\/\/)?([a-z0-9]+)\.execute-api\./i.exec(text);
  return found?.[1] ? [found[1]] : [];
}

/** A stage is part of its API: `arn:aws:apigateway:eu-west-1::/restapis/a1b2c3/stages/prod`. */
function apiStage(text: string): readonly string[] {
  const found = /^arn:[^:]+:apigateway:[^:]*::\/(?:rest)?apis\/([^/]+)/.exec(text);
  return found?.[1] ? [found[1]] : [];
}

/** CloudFormation knows a rule on a bus of one's own as `bus|rule`. */
function ruleOnBus(text: string): readonly string[] {
  const found = /^[\w./-]+\|([\w.-]+)$/.exec(text);
  return found?.[1] ? [found[1]] : [];
}

/** As a provider of identities a user pool is called `cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a1`. */
function userPool(text: string): readonly string[] {
  const found = /^cognito-idp\.[^/]+\/([^/]+)$/.exec(text);
  return found?.[1] ? [found[1]] : [];
}

/** `https://sqs.eu-west-1.amazonaws.com/111122223333/jobs`, on any host. */
function queueUrl(text: string): readonly string[] {
  const found = /^https?:\/\/[^/]+\/(\d{12})\/([^/]+)$/.exec(text);
  return found?.[2] ? [found[2]] : [];
}

function hostedZone(text: string): readonly string[] {
  return text.startsWith('/hostedzone/') ? [text.slice('/hostedzone/'.length)] : [];
}

/** Services name a log group after the resource that writes it: `/aws/lambda/orders`. */
export function writerOf(logGroup: string): readonly string[] {
  for (const pattern of LOG_GROUPS) {
    const name = pattern.exec(logGroup)?.[1];
    if (name !== undefined) return [name];
  }
  return [];
}

const LOG_GROUPS: readonly RegExp[] = [
  /^\/aws\/lambda\/(?:[a-z0-9-]+\.)?([^/]+)$/,
  /^\/aws\/rds\/(?:instance|cluster)\/([^/]+)\//,
  /^\/aws\/eks\/([^/]+)\/cluster$/,
  /^\/aws\/ecs\/containerinsights\/([^/]+)\//,
  /^API-Gateway-Execution-Logs_([a-z0-9]+)\//,
  /^\/aws\/(?:vendedlogs\/)?states\/(.+?)(?:-Logs)?$/,
];
