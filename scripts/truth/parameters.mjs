/**
 * A value for each parameter of a template: its default, else one that fits its type. `lacking` are those for which
 * nobody but the author could know one.
 */
export function parametersFor(template, around) {
  const parameters = {};
  const lacking = [];
  for (const [name, declaration] of Object.entries(template.Parameters ?? {})) {
    const value = declaration.Default ?? made(name, declaration, around);
    if (value === undefined) lacking.push(name);
    else parameters[name] = String(value);
  }
  return { parameters, lacking };
}

function made(
  name,
  { Type: type = 'String', AllowedValues: [allowed] = [], AllowedPattern: pattern, MinLength },
  around,
) {
  if (allowed !== undefined) return allowed;
  const [, inner = type] = /^List<(.+)>$/.exec(type) ?? [];
  const known = {
    'AWS::EC2::VPC::Id': around.vpc,
    'AWS::EC2::Subnet::Id': inner === type ? around.subnets[0] : around.subnets.slice(0, 2).join(','),
    'AWS::EC2::SecurityGroup::Id': around.group,
    'AWS::EC2::KeyPair::KeyName': around.keyPair,
    'AWS::EC2::Image::Id': around.image,
    'AWS::EC2::AvailabilityZone::Name': inner === type ? 'us-east-1a' : 'us-east-1a,us-east-1b',
  }[inner];
  if (known !== undefined) return known;
  if (type === 'Number') return 1;
  if (type !== 'String' && type !== 'CommaDelimitedList') return undefined;
  return NAMED.find(([one]) => one.test(name))?.[1](around) ?? fitting(pattern, Number(MinLength ?? 0));
}

/** What such a parameter is called, and what then fits. */
const NAMED = [
  [/vpc.?id|^vpc$/i, ({ vpc }) => vpc],
  [/subnet/i, ({ subnets }) => subnets[0]],
  [/security.?group/i, ({ group }) => group],
  [/cidr/i, () => '10.0.0.0/16'],
  [/e-?mail/i, () => 'someone@example.com'],
  [/password/i, () => 'Passw0rdPassw0rd'],
  [/account.?id/i, () => '111122223333'],
  [/domain|host.?name/i, () => 'shop.example.com'],
];

/** A plain word, as far as the pattern lets one through. */
function fitting(pattern, least) {
  const words = ['thing', 'thing1', 'Thing1234567890', '111122223333', '10.0.0.0/16', 'ab', 'key/object.zip'];
  return words.find(
    (word) => word.length >= least && (!pattern || new RegExp(`^(?:${pattern})$`).test(word)),
  );
}
