import { BUCKETS, REGION, roleArn, SERVICES, TAGS, ZONES } from '../names.mjs';
import { assetsPolicy } from '../policies.mjs';

const tags = (Name) => Object.entries({ ...TAGS, Name }).map(([Key, Value]) => ({ Key, Value }));

/** Load balancer, container cluster and its two services. */
export async function deployShop(aws, { vpc, subnets, groups, certificate, secrets, endpoint }) {
  const { LoadBalancers } = await aws('elastic-load-balancing-v2', 'CreateLoadBalancer', {
    Name: 'shop',
    Type: 'application',
    Scheme: 'internet-facing',
    Subnets: ZONES.map((zone) => subnets.public[zone].id),
    SecurityGroups: [groups.alb.id],
    Tags: tags('shop'),
  });
  const [balancer] = LoadBalancers;
  await aws('elastic-load-balancing-v2', 'ModifyLoadBalancerAttributes', {
    LoadBalancerArn: balancer.LoadBalancerArn,
    Attributes: [
      { Key: 'deletion_protection.enabled', Value: 'true' },
      { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
    ],
  });
  const targets = await createTargetGroups(aws, vpc);
  const listeners = await createListeners(aws, { balancer, targets, certificate });
  const containers = await deployContainers(aws, { subnets, groups, targets, secrets, endpoint });
  return {
    balancer: {
      arn: balancer.LoadBalancerArn,
      dnsName: balancer.DNSName,
      zoneId: balancer.CanonicalHostedZoneId,
    },
    targets,
    listeners,
    containers,
  };
}

async function createTargetGroups(aws, vpc) {
  const targets = {};
  for (const [name, { port }] of Object.entries(SERVICES)) {
    const { TargetGroups } = await aws('elastic-load-balancing-v2', 'CreateTargetGroup', {
      Name: `shop-${name}`,
      Protocol: 'HTTP',
      Port: port,
      VpcId: vpc.id,
      TargetType: 'ip',
      HealthCheckPath: '/health',
      HealthCheckProtocol: 'HTTP',
      HealthCheckPort: 'traffic-port',
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 3,
      Matcher: { HttpCode: '200' },
      Tags: tags(`shop-${name}`),
    });
    targets[name] = { arn: TargetGroups[0].TargetGroupArn };
  }
  return targets;
}

async function createListeners(aws, { balancer, targets, certificate }) {
  const https = await aws('elastic-load-balancing-v2', 'CreateListener', {
    LoadBalancerArn: balancer.LoadBalancerArn,
    Port: 443,
    Protocol: 'HTTPS',
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    Certificates: [{ CertificateArn: certificate }],
    DefaultActions: [{ Type: 'forward', TargetGroupArn: targets.web.arn }],
    Tags: tags('shop-https'),
  });
  const listener = https.Listeners[0].ListenerArn;
  const { Rules } = await aws('elastic-load-balancing-v2', 'CreateRule', {
    ListenerArn: listener,
    Priority: 10,
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/checkout/*'] } }],
    Actions: [{ Type: 'forward', TargetGroupArn: targets.checkout.arn }],
    Tags: tags('shop-checkout'),
  });
  const http = await aws('elastic-load-balancing-v2', 'CreateListener', {
    LoadBalancerArn: balancer.LoadBalancerArn,
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [
      { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
    ],
    Tags: tags('shop-http'),
  });
  return { https: listener, http: http.Listeners[0].ListenerArn, checkoutRule: Rules[0].RuleArn };
}

async function deployContainers(aws, { subnets, groups, targets, secrets, endpoint }) {
  // AWS makes this role with the first cluster of an account
  await aws('iam', 'CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' });
  const { cluster } = await aws('ecs', 'CreateCluster', {
    clusterName: 'shop',
    settings: [{ name: 'containerInsights', value: 'enabled' }],
    tags: lower('shop'),
  });
  const services = {};
  for (const [name, service] of Object.entries(SERVICES)) {
    const { taskDefinition } = await aws('ecs', 'RegisterTaskDefinition', {
      family: `shop-${name}`,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: service.cpu,
      memory: service.memory,
      executionRoleArn: roleArn('shop-ecs-execution'),
      taskRoleArn: roleArn(`shop-${name}`),
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
      containerDefinitions: [containerDefinition(name, { secrets, endpoint })],
      tags: lower(`shop-${name}`),
    });
    const made = await aws('ecs', 'CreateService', {
      cluster: 'shop',
      serviceName: name,
      taskDefinition: taskDefinition.taskDefinitionArn,
      desiredCount: service.count,
      launchType: 'FARGATE',
      platformVersion: 'LATEST',
      schedulingStrategy: 'REPLICA',
      healthCheckGracePeriodSeconds: 30,
      enableExecuteCommand: false,
      deploymentConfiguration: {
        maximumPercent: 200,
        minimumHealthyPercent: 100,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ZONES.map((zone) => subnets.app[zone].id),
          securityGroups: [groups[name].id],
          assignPublicIp: 'DISABLED',
        },
      },
      loadBalancers: [
        { targetGroupArn: targets[name].arn, containerName: name, containerPort: service.port },
      ],
      propagateTags: 'SERVICE',
      tags: lower(`shop-${name}`),
    });
    services[name] = { arn: made.service.serviceArn, taskDefinition: taskDefinition.taskDefinitionArn };
  }
  return { cluster: cluster.clusterArn, services };
}

/** Used by the declared state too: both say which image runs with which environment. */
export function containerDefinition(name, { secrets, endpoint }) {
  const { image, port } = SERVICES[name];
  return {
    name,
    image,
    essential: true,
    cpu: 0,
    environment: [{ name: 'DATABASE_HOST', value: endpoint }],
    secrets: [{ name: 'DATABASE_LOGIN', valueFrom: secrets.database.arn }],
    portMappings: [{ containerPort: port, hostPort: port, protocol: 'tcp' }],
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': `/ecs/shop-${name}`,
        'awslogs-region': REGION,
        'awslogs-stream-prefix': name,
      },
    },
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
  };
}

const lower = (Name) => Object.entries({ ...TAGS, Name }).map(([key, value]) => ({ key, value }));

/** Content delivery in front of bucket and load balancer, and the names people type. */
export async function deployEdge(aws, { balancer, certificate }) {
  const { OriginAccessControl } = await aws('cloudfront', 'CreateOriginAccessControl', {
    OriginAccessControlConfig: {
      Name: 'shop-assets',
      Description: 'Only the shop reads its assets',
      SigningProtocol: 'sigv4',
      SigningBehavior: 'always',
      OriginAccessControlOriginType: 's3',
    },
  });
  const { Distribution } = await aws('cloudfront', 'CreateDistributionWithTags', {
    DistributionConfigWithTags: {
      DistributionConfig: distribution({ balancer, certificate, accessControl: OriginAccessControl.Id }),
      Tags: { Items: tags('shop') },
    },
  });
  await aws('s3', 'PutBucketPolicy', {
    Bucket: BUCKETS.assets,
    Policy: JSON.stringify(assetsPolicy(Distribution.ARN)),
  });
  const { HostedZone, DelegationSet } = await aws('route-53', 'CreateHostedZone', {
    Name: 'shop.example.com',
    CallerReference: 'shop',
    HostedZoneConfig: { Comment: 'The shop', PrivateZone: false },
  });
  const zone = HostedZone.Id.replace('/hostedzone/', '');
  await aws('route-53', 'ChangeTagsForResource', {
    ResourceType: 'hostedzone',
    ResourceId: zone,
    AddTags: tags('shop.example.com'),
  });
  await aws('route-53', 'ChangeResourceRecordSets', {
    HostedZoneId: zone,
    ChangeBatch: {
      Changes: [
        {
          Action: 'CREATE',
          ResourceRecordSet: alias('shop.example.com', Distribution.DomainName, 'Z2FDTNDATAQYW2'),
        },
        {
          Action: 'CREATE',
          ResourceRecordSet: alias('origin.shop.example.com', balancer.dnsName, balancer.zoneId, true),
        },
        {
          Action: 'CREATE',
          ResourceRecordSet: {
            Name: 'www.shop.example.com',
            Type: 'CNAME',
            TTL: 300,
            ResourceRecords: [{ Value: 'shop.example.com' }],
          },
        },
      ],
    },
  });
  return {
    accessControl: { id: OriginAccessControl.Id },
    distribution: { id: Distribution.Id, arn: Distribution.ARN, domain: Distribution.DomainName },
    zone: { id: zone, nameServers: DelegationSet?.NameServers ?? [] },
  };
}

function alias(Name, DNSName, HostedZoneId, EvaluateTargetHealth = false) {
  return { Name, Type: 'A', AliasTarget: { DNSName, HostedZoneId, EvaluateTargetHealth } };
}

function distribution({ balancer, certificate, accessControl }) {
  return {
    CallerReference: 'shop',
    Comment: 'The shop',
    Enabled: true,
    HttpVersion: 'http2',
    IsIPV6Enabled: true,
    PriceClass: 'PriceClass_100',
    DefaultRootObject: '',
    Aliases: { Quantity: 1, Items: ['shop.example.com'] },
    Origins: {
      Quantity: 2,
      Items: [
        {
          Id: 'pages',
          DomainName: balancer.dnsName,
          CustomOriginConfig: {
            HTTPPort: 80,
            HTTPSPort: 443,
            OriginProtocolPolicy: 'https-only',
            OriginSslProtocols: { Quantity: 1, Items: ['TLSv1.2'] },
            OriginReadTimeout: 30,
            OriginKeepaliveTimeout: 5,
          },
        },
        {
          Id: 'assets',
          DomainName: `${BUCKETS.assets}.s3.${REGION}.amazonaws.com`,
          OriginAccessControlId: accessControl,
          S3OriginConfig: { OriginAccessIdentity: '' },
        },
      ],
    },
    DefaultCacheBehavior: behaviour('pages', CACHING_DISABLED, [
      'GET',
      'HEAD',
      'OPTIONS',
      'PUT',
      'POST',
      'PATCH',
      'DELETE',
    ]),
    CacheBehaviors: {
      Quantity: 1,
      Items: [{ PathPattern: '/assets/*', ...behaviour('assets', CACHING_OPTIMIZED, ['GET', 'HEAD']) }],
    },
    ViewerCertificate: {
      ACMCertificateArn: certificate,
      SSLSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2021',
    },
    Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
  };
}

function behaviour(TargetOriginId, CachePolicyId, methods) {
  return {
    TargetOriginId,
    CachePolicyId,
    ViewerProtocolPolicy: 'redirect-to-https',
    Compress: true,
    AllowedMethods: {
      Quantity: methods.length,
      Items: methods,
      CachedMethods: { Quantity: 2, Items: ['GET', 'HEAD'] },
    },
  };
}

/** AWS's own cache policies have fixed ids. */
export const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
export const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
