import type { Value } from '../../model/value.ts';
import { type Body, body, type Properties } from './resource.ts';

/** Lets a service call a function. */
export function lambdaPermission(
  target: Value,
  principal: string,
  from: Partial<Record<string, Value | undefined>>,
  kept: Properties,
): Body {
  const whole = { Action: 'lambda:InvokeFunction', FunctionName: target, Principal: principal, ...from };
  return body('AWS::Lambda::Permission', whole, kept);
}
