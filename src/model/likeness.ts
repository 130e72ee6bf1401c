/**
 * Why two values that are spelled differently mean the same, by number (`RULES[0]` is rule 1). Most of them hold while either
 * side is read, so that no difference is left to speak of; what the comparison itself explains away carries its number.
 */
export const RULES: readonly string[] = [
  'absent, null, empty and the default of AWS are one',
  'only what is declared is compared',
  'what is not known before deployment is not compared',
  'what is secret, or never returned, is not compared',
  'AWS decides it',
  'JSON is compared as JSON, and "80" is 80',
  'policies are compared by what they grant',
  'lists that AWS keeps as sets have no order',
  'tags are one map, with those of the provider and of the stack, without those of AWS',
  'id, ARN, URL, name and alias of one resource are one',
  'names without case are compared without case',
  'a version stated in part is met by each that starts so',
  'protocols have one name, and rules are compared one by one',
  'ranges of addresses are compared by the addresses in them',
  'what is declared apart belongs to its owner',
  'several types of one thing are one type',
  'what is only said to the tool is no property of the resource',
  'dates, times and sizes are compared by what they amount to',
  'whole numbers have no fraction',
  'account, region and partition are those of the scan',
  'an older state says only what its provider knew',
  'a public address may come from an Elastic IP',
  'a bucket that says nothing is encrypted with AES256 and blocks nothing',
  'one of several spellings is enough',
];

/** `rule 10: id, ARN, URL, name and alias of one resource are one`; the word of the kind where the number is not told. */
export function ruleText({ rule, number }: { readonly rule: string; readonly number?: number }): string {
  const words = number === undefined ? undefined : RULES[number - 1];
  return words === undefined ? rule : `rule ${number}: ${words}`;
}
