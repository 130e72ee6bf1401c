// Two hundred small changes to an account, one after the other, and how much of the picture each of them moves.

const NEW = [
  ['AWS::Lambda::Function', undefined],
  ['AWS::SQS::Queue', undefined],
  ['AWS::S3::Bucket', undefined],
  ['AWS::EC2::Instance', 'subnet'],
  ['AWS::RDS::DBInstance', 'subnet'],
  ['AWS::DynamoDB::Table', undefined],
  ['AWS::ECS::Service', 'subnet'],
  ['AWS::IAM::Role', undefined],
];

/** The account with one resource more, which something that stands there calls. */
export function inserted(before, edit, roll, { finding, relation }) {
  const [type, where] = NEW[edit % NEW.length];
  const pick = (items) => items[Math.floor(roll() * items.length)];
  const key = `added-${edit}`;
  const near = pick(before.findings);
  const region = near.deployed?.region ?? near.desired?.region ?? 'eu-west-1';
  const added = finding(type, key, region === 'global' ? {} : { region });
  const subnets = before.findings.filter((each) => each.type === 'AWS::EC2::Subnet');
  const relations = [
    ...(where && subnets.length > 0 ? [relation(pick(subnets).key, key, 'contains')] : []),
    ...(edit % 3 === 0 ? [relation(near.key, key, 'invokes')] : []),
  ];
  return { ...before, findings: [...before.findings, added], relations: [...before.relations, ...relations] };
}

/** The account with one resource less; VPCs and subnets stay, as nobody deletes those with what stands in them. */
export function deleted(before, roll) {
  const victims = before.findings.filter(({ type }) => !/::(VPC|Subnet)$/.test(type));
  const { key } = victims[Math.floor(roll() * victims.length)];
  return {
    ...before,
    findings: before.findings.filter((each) => each.key !== key),
    relations: before.relations.filter(({ from, to }) => from !== key && to !== key),
  };
}

/** Where every resource that is drawn stands, also those in a closed block. */
export function placesOf({ blocks }) {
  return new Map(
    blocks.flatMap(({ key, x, y, members }) => (members?.keys ?? [key]).map((each) => [each, { x, y }])),
  );
}

/** Share of the resources known before and after that moved, less what moved everything alike. */
export function movedShare(before, after) {
  const shifts = [...before].flatMap(([key, { x, y }]) => {
    const now = after.get(key);
    return now ? [{ x: now.x - x, y: now.y - y }] : [];
  });
  const middle = (axis) =>
    shifts.map((shift) => shift[axis]).toSorted((a, b) => a - b)[shifts.length >> 1] ?? 0;
  const [x, y] = [middle('x'), middle('y')];
  return (
    shifts.filter((shift) => Math.hypot(shift.x - x, shift.y - y) > 1).length / Math.max(shifts.length, 1)
  );
}
