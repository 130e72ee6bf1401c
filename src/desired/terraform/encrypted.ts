import { IsodriftError } from '../../model/errors.ts';

/** Is this a state or a plan that OpenTofu has encrypted? */
export function isEncryptedState(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value['encrypted_data'] === 'string';
}

/** The error for it: only OpenTofu has the key. */
export function encryptedState(file: string): IsodriftError {
  return new IsodriftError(
    'FORMAT_UNKNOWN',
    `${file}: this state is encrypted`,
    'give what OpenTofu makes of it: tofu show -json > state.json',
  );
}
