/** Does a type fit a pattern in which `*` stands for anything? `AWS::RDS::*` */
export function fitsType(pattern: string, type: string): boolean {
  if (pattern.length > 200) return false;
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return parts.length <= 8 && new RegExp(`^${parts.join('.*')}$`).test(type);
}
