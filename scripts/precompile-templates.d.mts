/** The text of each generated file by its name. */
export function generate(): Promise<Readonly<Record<string, string>>>;
