/** What may be hidden, so that a comparison and all that is made of it can leave the company. */
export const REDACTIONS = ['account-ids', 'ips', 'names'] as const;

export type Redaction = (typeof REDACTIONS)[number];
