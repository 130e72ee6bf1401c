import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet } from './collection.ts';
import { identical, type Options } from './scalar.ts';

/**
 * The second factors that people may sign in with, which the API answers with a configuration for each. As long as none is
 * asked for, AWS does not keep them.
 */
export function enabledMfas(options: Options = {}): Attribute {
  return { kind: enabledMfasKind, ...options };
}

const enabledMfasKind: Kind = {
  name: 'enabled factors',
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    if (isList(raw)) return raw.length === 0 ? undefined : asSet(raw);
    if (!isObject(raw) || (raw['MfaConfiguration'] ?? 'OFF') === 'OFF') return undefined;
    const { SmsMfaConfiguration, SoftwareTokenMfaConfiguration: token, EmailMfaConfiguration } = raw;
    const found = [
      ...(isObject(SmsMfaConfiguration) ? ['SMS_MFA'] : []),
      ...(isObject(token) && token['Enabled'] === true ? ['SOFTWARE_TOKEN_MFA'] : []),
      ...(isObject(EmailMfaConfiguration) ? ['EMAIL_OTP'] : []),
    ];
    return found.length === 0 ? undefined : asSet(found);
  },
  equal: identical,
};
