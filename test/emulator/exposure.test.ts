import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderText } from '../../src/report/text.ts';
import { divergences } from '../examples/divergences.ts';
import { openWorld, whyNoEmulator, type World } from './world.ts';

interface Ids {
  readonly groups: Readonly<Record<string, { readonly id: string }>>;
}

const SSH = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

describe.skipIf(whyNoEmulator() !== undefined)('a port opened to the world', () => {
  let world: World<Ids>;
  beforeAll(async () => {
    world = await openWorld<Ids>('orders-platform');
  });
  afterAll(() => world.close());

  test('is one exposure with its path, which names the one change it comes from', async () => {
    expect((await world.compare()).exposures ?? []).toEqual([]);
    await world.aws('ec2', 'AuthorizeSecurityGroupIngress', {
      GroupId: world.ids.groups['alb']?.id,
      IpPermissions: [SSH],
    });
    const compared = await world.compare();
    expect(divergences(compared)).toEqual(['changed aws_security_group.alb: SecurityGroupIngress']);
    const { exposures = [] } = compared;
    expect(exposures).toEqual([
      expect.objectContaining({
        from: 'internet',
        to: 'aws_lb.shop',
        port: ':22',
        status: 'unmanaged',
        severity: 'critical',
        reason: 'SecurityGroupIngress of aws_security_group.alb differs',
      }),
    ]);
    const steps = exposures[0]?.path.map(({ key, by }) => `${key} ${by}`) ?? [];
    expect(steps[0]).toMatch(/^aws_internet_gateway\./);
    expect(steps.at(-2)).toMatch(/^aws_security_group\.alb 0\.0\.0\.0\/0 :22\b/);
    expect(steps.at(-1)).toBe('aws_lb.shop is reached');
    for (const report of [renderText(compared), renderMarkdown(compared)]) {
      expect(report).toMatch(/the internet reaches `?aws_lb\.shop`? `?:22/);
      expect(report).toContain('SecurityGroupIngress of aws_security_group.alb differs');
    }
  });
});
