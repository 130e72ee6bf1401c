import type { Protocol } from './request.ts';

/** An HTTP answer as far as the SDK reads it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface AwsError {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

/** An error as the service of this protocol would write it. */
export function errorAnswer(protocol: Protocol, error: AwsError): Answer {
  const { status, code, message } = error;
  switch (protocol) {
    case 'json':
      return json(status, { __type: code, message });
    case 'rest-json':
      return { ...json(status, { message }), headers: { ...JSON_TYPE, 'x-amzn-errortype': code } };
    case 'ec2':
      return xml(
        status,
        `<Response><Errors><Error>${codeAndMessage(error)}</Error></Errors><RequestID>recorded</RequestID></Response>`,
      );
    case 's3':
      return xml(status, `<Error>${codeAndMessage(error)}<RequestId>recorded</RequestId></Error>`);
    case 'query':
    case 'rest-xml':
      return xml(
        status,
        `<ErrorResponse><Error><Type>Sender</Type>${codeAndMessage(error)}</Error><RequestId>recorded</RequestId></ErrorResponse>`,
      );
  }
}

/** What AWS answers to a caller whose policies do not allow an action; each protocol has its own name for it. */
export function denial(
  protocol: Protocol,
  action: string,
  why: (action: string) => string = becauseOfNoPolicy,
): Answer {
  const message = `User: arn:aws:iam::111122223333:user/scanner is not authorized to perform: ${action} ${why(action)}`;
  return errorAnswer(protocol, { code: DENIED[protocol], message, status: protocol === 'json' ? 400 : 403 });
}

/** The wording of a denial by an identity policy. */
function becauseOfNoPolicy(action: string): string {
  return `because no identity-based policy allows the ${action} action`;
}

/** The wording of a denial by a service control policy. */
export function becauseOfScp(): string {
  return 'with an explicit deny in a service control policy';
}

const DENIED: Readonly<Record<Protocol, string>> = {
  json: 'AccessDeniedException',
  'rest-json': 'AccessDeniedException',
  query: 'AccessDenied',
  ec2: 'UnauthorizedOperation',
  'rest-xml': 'AccessDenied',
  s3: 'AccessDenied',
};

const JSON_TYPE: Readonly<Record<string, string>> = { 'content-type': 'application/json' };

function json(status: number, value: unknown): Answer {
  return { status, headers: JSON_TYPE, body: JSON.stringify(value) };
}

function xml(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

function codeAndMessage({ code, message }: AwsError): string {
  return `<Code>${code}</Code><Message>${escaped(message)}</Message>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
