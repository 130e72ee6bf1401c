import { describe, expect, test } from 'vitest';
import { errorOf, managed, read, state } from './support.ts';

const MANY = 1_000_000;

function bomb(levels: number, width: number): string {
  const lines = Array.from(
    { length: levels },
    (_, index) =>
      `a${index + 1}: &a${index + 1} [${Array.from({ length: width }, () => `*a${index}`).join(',')}]`,
  );
  return ['a0: &a0 [x, x]', ...lines].join('\n');
}

function members(count: number): string {
  return Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',');
}

function message(text: string): string {
  return errorOf(() => read({ 'bad.file': text })).message;
}

describe('a hostile file is refused by name and place', () => {
  test('aliases of aliases', () => {
    const template = `${bomb(9, 9)}\nResources: { Q: { Type: 'AWS::SQS::Queue', Properties: { RedriveAllowPolicy: *a9 } } }\n`;
    expect(message(template)).toBe('bad.file:2:11: its aliases stand for more than 200000 values');
  });

  test('ten thousand levels', () => {
    expect(message(`{"Resources":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)).toBe(
      'bad.file:1:513: nested too deeply: more than 500 levels',
    );
    expect(message(`Resources: ${'['.repeat(10_000)}${']'.repeat(10_000)}`)).toMatch(
      /^bad\.file:1:\d+: .*maxDepth/,
    );
  });

  test('levels inside a text that is read as a document', () => {
    const policy = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const deep = state(
      managed('aws_sqs_queue.a', { id: 'a', policy }),
      managed('aws_sqs_queue_policy.b', { queue_url: 'a', policy }),
    );
    expect(() => {
      try {
        read({ 'bad.file': deep });
      } catch (error) {
        if (!(error instanceof Error) || !error.message.startsWith('bad.file')) throw error;
      }
    }).not.toThrow();
  });

  test('a million keys, a million tags', () => {
    expect(message(`{"Resources":{${members(MANY)}}}`)).toMatch(
      /^bad\.file:1:\d+: more than 200000 members in one object$/,
    );
    expect(
      message(`Resources:\n${Array.from({ length: MANY }, (_, index) => ` k${index}: 1\n`).join('')}`),
    ).toBe('bad.file: more than 2 MB of YAML');
  });

  test('a hundred megabytes of brackets, of letters, of a list that is cut off', () => {
    const size = 100 * 1024 * 1024;
    expect(message('['.repeat(size))).toBe('bad.file:1:501: nested too deeply: more than 500 levels');
    expect(message('a'.repeat(size))).toBe('bad.file: the content is none that isodrift knows');
    expect(message(`{"a":[${'"x",'.repeat(size / 4)}`)).toMatch(/^bad\.file:1:\d+: more than 1000000 items/);
  });

  test('bytes that are no text, and JSON that is cut off', () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256));
    expect(message(bytes.toString('utf8'))).toContain('bad.file');
    expect(message('{"version": 4,\n "resources": [')).toBe('bad.file:2:16: this is not valid JSON');
    expect(message('{"version": 4,\n "resources": oops}')).toMatch(
      /^bad\.file:2:\d+: this is not valid JSON$/,
    );
  });

  test('words without end in a design', () => {
    for (const rule of [`${'*'.repeat(30_000)}::x -> b`, 'a '.repeat(100_000), 'a -> '.repeat(50_000)]) {
      const text = `title: x\nrules: [{ forbid: '${rule}' }]\n`;
      expect(message(text).length).toBeLessThan(500);
    }
  });
});

test('a name that JavaScript knows is a name like any other', () => {
  const text = `{"version":4,"serial":1,"lineage":"x","resources":[{"mode":"managed","type":"aws_instance","name":"__proto__","provider":"provider[\\"registry.terraform.io/hashicorp/aws\\"]","instances":[{"attributes":{"id":"i-1","tags":{"__proto__":"x","constructor":"y"},"__proto__":{"polluted":1}}}]}]}`;
  const [one] = read({ 'a.tfstate': text }).resources;
  expect(one?.key).toBe('aws_instance.__proto__');
  expect(Object.keys(one?.tags ?? {})).toEqual(['__proto__', 'constructor']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

describe('secrets of the sources', () => {
  const CANARY = 'c4n4ry-0d9f';
  const secretPath = [{ type: 'get_attr', value: 'user_data' }];
  const sources = {
    'a.tfstate': state(
      managed('aws_db_instance.a', { id: 'a', identifier: 'a', password: CANARY, master_password: CANARY }),
      managed('aws_secretsmanager_secret_version.a', { id: 'v', secret_id: 's', secret_string: CANARY }),
      managed('aws_ssm_parameter.a', { id: 'p', name: 'p', value: CANARY, type: 'SecureString' }),
      managed('aws_lambda_function.a', {
        id: 'f',
        function_name: 'f',
        environment: [{ variables: { TOKEN: CANARY } }],
      }),
      managed(
        'aws_instance.a',
        {},
        {
          instances: [{ attributes: { id: 'i-1', user_data: CANARY }, sensitive_attributes: [secretPath] }],
        },
      ),
      managed('aws_ecs_task_definition.a', {
        id: 't',
        family: 't',
        container_definitions: JSON.stringify([
          { name: 'c', image: 'i', environment: [{ name: 'T', value: CANARY }] },
        ]),
      }),
    ),
    'plan.json': JSON.stringify({
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [
            {
              address: 'aws_sqs_queue.s',
              mode: 'managed',
              type: 'aws_sqs_queue',
              name: 's',
              provider_name: 'registry.terraform.io/hashicorp/aws',
              values: { name: CANARY },
              sensitive_values: { name: true },
            },
          ],
        },
      },
    }),
    'template.yaml': `Parameters:
  Password: { Type: String, NoEcho: true, Default: ${CANARY} }
Resources:
  Db: { Type: 'AWS::RDS::DBInstance', Properties: { MasterUserPassword: !Ref Password, DBName: !Sub 'x\${Password}' } }
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: !Ref Password } }
`,
  };

  test.each(Object.keys(sources))('of %s reach no output', (file) => {
    const text = JSON.stringify(read(sources, {}, file));
    for (const form of [CANARY, Buffer.from(CANARY).toString('base64'), encodeURIComponent(CANARY)])
      expect(text).not.toContain(form);
  });
});

function sized(size: number): string {
  return state(
    managed('aws_lambda_function.f', {
      id: 'f',
      function_name: 'f',
      memory_size: size,
      arn: 'arn:aws:lambda:eu-west-1:111122223333:function:f',
    }),
  );
}

test('two sources that disagree are shown with both origins', () => {
  const { conflicts, resources } = read({ 'a.tfstate': sized(128), 'b.tfstate': sized(256) });
  expect(resources).toHaveLength(1);
  expect(conflicts).toMatchObject([
    {
      key: 'aws_lambda_function.f',
      path: 'MemorySize',
      held: { value: 128, source: { origin: 'a.tfstate' } },
      other: { value: 256, source: { origin: 'b.tfstate' } },
    },
  ]);
});
