import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * What an example says about itself: `deploy` and `change` act on AWS, `state` writes down what Terraform would remember
 * (absent where a template is the design), `denied` names the calls that its recorded scan may not make, `expected` what the comparison must find after `change`.
 */
export async function loadExample(folder) {
  const part = (file) => import(pathToFileURL(`${folder}/${file}`).href);
  const { deploy, REGION: region } = await part('deploy.mjs');
  const { change, denied, expected } = await part('change.mjs');
  const { state } = existsSync(`${folder}/state.mjs`) ? await part('state.mjs') : {};
  return { deploy, change, state, denied, expected, region };
}

/** The bytes of a Terraform state, as Terraform writes them. */
export function stateText(state) {
  return `${JSON.stringify(state, null, 2)}\n`;
}
