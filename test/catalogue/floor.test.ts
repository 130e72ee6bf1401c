import { expect, test } from 'vitest';
import { CATALOGUE } from '../../src/catalogue/index.ts';
import type { ResourceType } from '../../src/catalogue/define.ts';

/** Attributes that are compared whichever way a thing is declared: AWS tells them, and both CloudFormation and Terraform state them. */
function comparedOnAllSides({ attributes, terraform }: ResourceType): number {
  if (terraform.length === 0) return 0;
  return Object.values(attributes).filter(
    (one) =>
      one.computed !== true && one.matchedFrom === undefined && one.api !== null && one.terraform !== null,
  ).length;
}

test.each([
  [70, 8],
  [100, 6],
])(
  'at least %i types are compared in %i attributes and more, from the API, CloudFormation and Terraform',
  (types, least) => {
    const rich = CATALOGUE.filter((entry) => comparedOnAllSides(entry) >= least);
    expect(rich.length).toBeGreaterThanOrEqual(types);
  },
);

test.each([
  ['AWS::EC2::Instance', 15],
  ['AWS::RDS::DBInstance', 30],
  ['AWS::Lambda::Function', 18],
  ['AWS::ECS::Service', 12],
  ['AWS::DynamoDB::Table', 10],
  ['AWS::OpenSearchService::Domain', 30],
])('%s is compared in at least %i attributes', (type, least) => {
  const entry = CATALOGUE.find((one) => one.type === type);
  expect(entry && comparedOnAllSides(entry)).toBeGreaterThanOrEqual(least);
});
