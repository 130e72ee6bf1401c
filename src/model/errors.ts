/** Every way a user can be told that something is wrong; each has a row in docs/errors.md. */
export type ErrorCode =
  | 'FILE_NOT_FOUND'
  | 'FILE_UNREADABLE'
  | 'FORMAT_UNKNOWN'
  | 'FORMAT_INVALID'
  | 'TERRAFORM_TOO_OLD'
  | 'CONFIG_INVALID'
  | 'CREDENTIALS_MISSING'
  | 'CREDENTIALS_REJECTED'
  | 'REGION_UNKNOWN'
  | 'ENDPOINT_UNREACHABLE'
  | 'OPTION_INVALID'
  | 'OUTPUT_UNWRITABLE'
  | 'READ_ONLY_VIOLATION'
  | 'MISSING_TOOL';

/** What is wrong and where (`message`), and what to do next (`hint`). */
export class IsodriftError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'IsodriftError';
    this.code = code;
    this.hint = hint;
  }
}
