import { deployByHand } from './deploy/by-hand.mjs';
import { deployDatabases, deployKeys, deployStores } from './deploy/data.mjs';
import { deployMonitoring } from './deploy/monitoring.mjs';
import { deployNetwork } from './deploy/network.mjs';
import { deployRoles, deployServerless } from './deploy/serverless.mjs';
import { deployEdge, deployShop } from './deploy/shop.mjs';
import { deployTools } from './deploy/tools.mjs';

export { REGION } from './names.mjs';

/** Builds what `terraform apply` built, and returns the ids that AWS gave. */
export async function deploy(aws) {
  const network = await deployNetwork(aws);
  const keys = await deployKeys(aws);
  const roles = await deployRoles(aws, keys);
  const data = await deployDatabases(aws, { ...network, ...keys });
  const stores = await deployStores(aws, keys);
  // one certificate per region that demands one: content delivery wants its own in us-east-1
  const certificates = {
    balancer: await aws.certificate('origin.shop.example.com'),
    distribution: await aws.certificate('shop.example.com', 'us-east-1'),
  };
  const shop = await deployShop(aws, {
    ...network,
    secrets: keys.secrets,
    endpoint: data.cluster.endpoint,
    certificate: certificates.balancer,
  });
  const edge = await deployEdge(aws, { balancer: shop.balancer, certificate: certificates.distribution });
  const serverless = await deployServerless(aws, network);
  const tools = await deployTools(aws, network);
  await deployByHand(aws);
  await deployMonitoring(aws);
  return {
    certificates,
    ...network,
    ...keys,
    roles,
    ...data,
    ...stores,
    ...shop,
    ...edge,
    ...serverless,
    tools,
  };
}
