import { expect, test } from 'vitest';
import { ACCOUNT, form, preflight, scanTrial } from './account.ts';

const ROLE = `<RoleName>shop</RoleName><RoleId>AROASHOP</RoleId><Arn>arn:aws:iam::${ACCOUNT}:role/shop</Arn><Path>/</Path>`;
const details = form(
  'iam',
  'us-east-1',
  'Action=GetAccountAuthorizationDetails&Filter.member.1=Role&Version=2010-05-08',
  `<GetAccountAuthorizationDetailsResponse><GetAccountAuthorizationDetailsResult>
    <IsTruncated>false</IsTruncated><RoleDetailList><member>${ROLE}</member></RoleDetailList>
  </GetAccountAuthorizationDetailsResult></GetAccountAuthorizationDetailsResponse>`,
);
const listed = form(
  'iam',
  'us-east-1',
  'Action=ListRoles&Version=2010-05-08',
  `<ListRolesResponse><ListRolesResult><IsTruncated>false</IsTruncated><Roles>
    <member>${ROLE}<Description>The shop</Description><MaxSessionDuration>7200</MaxSessionDuration></member>
    <member><RoleName>other</RoleName></member>
  </Roles></ListRolesResult></ListRolesResponse>`,
);

test('what the details of an account leave out of a role, one listing of all roles tells', async () => {
  const { inventory, asked } = await scanTrial({
    exchanges: [...preflight, details, listed],
    types: ['AWS::IAM::Role'],
  });
  expect(inventory.gaps).toEqual([]);
  expect(inventory.resources).toMatchObject([
    { name: 'shop', attributes: { Description: 'The shop', MaxSessionDuration: 7200 } },
  ]);
  expect(asked.filter((action) => action.includes('ListRoles'))).toHaveLength(1);
});

test('without that listing the roles are there, and a gap says what is not known of them', async () => {
  const denied = {
    ...listed,
    response: {
      status: 403,
      headers: { 'content-type': 'text/xml' },
      text: '<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>',
    },
  };
  const { inventory } = await scanTrial({
    exchanges: [...preflight, details, denied],
    types: ['AWS::IAM::Role'],
  });
  expect(inventory.resources).toHaveLength(1);
  expect(inventory.gaps).toMatchObject([
    { action: 'ListRoles', reason: 'denied', types: ['AWS::IAM::Role'] },
  ]);
});
