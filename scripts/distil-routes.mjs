// Writes src/endpoint/routes.ts: which action a GET request to a REST service is, from the schemas that the SDK clients
// carry. Run: node scripts/distil-routes.mjs
import { writeFileSync } from 'node:fs';

// client package by signing name; all other services name the action in the request itself
const REST = [
  ['amplify', 'amplify'],
  ['apigateway', 'api-gateway'],
  ['apigateway', 'apigatewayv2'],
  ['appsync', 'appsync'],
  ['backup', 'backup'],
  ['bedrock', 'bedrock'],
  ['bedrock', 'bedrock-agent'],
  ['cloudfront', 'cloudfront'],
  ['eks', 'eks'],
  ['elasticfilesystem', 'efs'],
  ['es', 'opensearch'],
  ['guardduty', 'guardduty'],
  ['iot', 'iot'],
  ['kafka', 'kafka'],
  ['lambda', 'lambda'],
  ['mq', 'mq'],
  ['pipes', 'pipes'],
  ['route53', 'route-53'],
  ['s3', 's3'],
  ['scheduler', 'scheduler'],
  ['servicecatalog', 'service-catalog-appregistry'],
  ['ses', 'sesv2'],
  ['vpc-lattice', 'vpc-lattice'],
];

const byService = new Map();
for (const [service, name] of REST) {
  const sdk = await import(`@aws-sdk/client-${name}`);
  for (const schema of Object.values(sdk)) {
    const [kind, , action, traits] = Array.isArray(schema) ? schema : [];
    const [method, uri] = (kind === 9 && traits?.http) || [];
    // object reads are none of isodrift's business
    if (method !== 'GET' || !/^(Get|List|Describe)/.test(action) || uri.startsWith('/{Key+}')) continue;
    const route = uri.replaceAll(/\{\w+\}/g, '*').replaceAll(/\{\w+\+\}/g, '**');
    byService.set(service, [...(byService.get(service) ?? []), `${route}=${action}`]);
  }
}

const lines = [...byService].map(([service, routes]) => [service, ...routes.toSorted()].join(' '));
writeFileSync(
  new URL('../src/endpoint/routes.ts', import.meta.url),
  `/** Written by scripts/distil-routes.mjs. A line is the signing name of a REST service, then \`route=Action\` for each read. */
export const ROUTES: string = \`
${lines.join('\n')}
\`;
`,
);
console.log(`${lines.length} services`);
