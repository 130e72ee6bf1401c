/** What the design and the deployment agree on before anything exists. */
export const REGION = 'eu-west-1';
export const ACCOUNT = '111122223333';
export const ZONES = ['a', 'b', 'c'];

export const TAGS = { Project: 'orders-platform', Environment: 'production', ManagedBy: 'terraform' };

export const BUCKETS = {
  assets: `shop-assets-${ACCOUNT}`,
  receipts: `shop-receipts-${ACCOUNT}`,
};

export const CIDR = {
  vpc: '10.20.0.0/16',
  public: { a: '10.20.0.0/24', b: '10.20.1.0/24', c: '10.20.2.0/24' },
  app: { a: '10.20.16.0/20', b: '10.20.32.0/20', c: '10.20.48.0/20' },
  data: { a: '10.20.64.0/24', b: '10.20.65.0/24', c: '10.20.66.0/24' },
};

export const SERVICES = {
  web: {
    port: 8080,
    cpu: '1024',
    memory: '2048',
    count: 6,
    image: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/shop/web:2026.10.4`,
  },
  checkout: {
    port: 8081,
    cpu: '2048',
    memory: '4096',
    count: 3,
    image: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/shop/checkout:2026.10.2`,
  },
};

export const FUNCTIONS = {
  intake: { memory: 256, timeout: 30, description: 'Starts one workflow per order' },
  payment: { memory: 512, timeout: 20, description: 'Charges the customer' },
  receipt: { memory: 1024, timeout: 60, description: 'Writes the receipt as PDF' },
  notify: { memory: 128, timeout: 15, description: 'Tells the customer how it went' },
};

export const arn = (service, resource, region = REGION) =>
  `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
export const roleArn = (name) => arn('iam', `role/${name}`, '');
export const functionArn = (name) => arn('lambda', `function:shop-${name}`);
export const QUEUE_ARN = arn('sqs', 'shop-orders');
export const DLQ_ARN = arn('sqs', 'shop-orders-dlq');
export const BUS_ARN = arn('events', 'event-bus/shop');
export const TABLE_ARN = arn('dynamodb', 'table/shop-orders');
export const TOPIC_ARN = arn('sns', 'shop-order-events');
export const WORKFLOW_ARN = arn('states', 'stateMachine:shop-fulfilment');
