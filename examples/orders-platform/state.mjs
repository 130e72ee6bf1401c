import { terraformState } from '../../scripts/terraform/state.mjs';
import { dataState } from './state/data.mjs';
import { networkState } from './state/network.mjs';
import { serverlessState } from './state/serverless.mjs';
import { shopState } from './state/shop.mjs';
import { toolsState } from './state/tools.mjs';

/** What Terraform remembers after the apply. */
export function state(ids) {
  return terraformState('0b7d3f52-8a14-4e0b-9f5e-62a1c49d7e38', 87, [
    ...networkState(ids),
    ...dataState(ids),
    ...shopState(ids),
    ...serverlessState(ids),
    ...toolsState(ids),
  ]);
}
