import { expect, test } from 'vitest';
import { containerDefinitions, containerRefs } from '../../../src/catalogue/kinds/container-definitions.ts';

const { kind } = containerDefinitions();

const API = [
  {
    name: 'orders',
    image: 'orders:1.4.2',
    cpu: 0,
    essential: true,
    portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
    environment: [{ name: 'TOKEN', value: 'do-not-keep-me' }],
    secrets: [
      {
        name: 'DB',
        valueFrom: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf:password::',
      },
    ],
    command: ['--token', 'do-not-keep-me'],
    logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/orders' } },
  },
];
const KEPT = [
  {
    name: 'orders',
    image: 'orders:1.4.2',
    ports: [8080],
    environment: ['TOKEN'],
    secrets: ['DB'],
    logGroup: '/ecs/orders',
  },
];

test('keeps names, image, ports and log group; no value of a variable, no command', () => {
  expect(kind.canonical(API)).toEqual(KEPT);
  expect(JSON.stringify(kind.canonical(API))).not.toContain('do-not-keep-me');
});

test("Terraform's JSON text and CloudFormation's properties say the same", () => {
  expect(kind.canonical(JSON.stringify(API))).toEqual(KEPT);
  expect(
    kind.canonical([
      {
        Name: 'orders',
        Image: 'orders:1.4.2',
        PortMappings: [{ ContainerPort: 8080 }],
        Environment: [{ Name: 'TOKEN', Value: 'x' }],
        Secrets: [{ Name: 'DB', ValueFrom: 'y' }],
        LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': '/ecs/orders' } },
      },
    ]),
  ).toEqual(KEPT);
  expect(kind.canonical(KEPT)).toEqual(KEPT);
});

test('text that is no JSON keeps nothing', () => {
  expect(kind.canonical('password=hush')).toBeUndefined();
});

test('points at the secret itself, not at a key inside it', () => {
  const secrets = containerRefs('secrets', ['AWS::SecretsManager::Secret'], 'reads').kind;
  const arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf';
  expect(secrets.canonical(JSON.stringify(API))).toEqual([arn]);
  expect(secrets.canonical([arn])).toEqual([arn]);
});

test('points at the log groups', () => {
  const logGroups = containerRefs('logGroups', ['AWS::Logs::LogGroup'], 'logs').kind;
  expect(logGroups.canonical(API)).toEqual(['/ecs/orders']);
  expect(logGroups.canonical(['/ecs/orders'])).toEqual(['/ecs/orders']);
});
