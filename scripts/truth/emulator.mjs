import { connect, CREDENTIALS } from '../aws.mjs';
import { ACCOUNT, CLOCK, startMoto } from '../moto.mjs';

export const PLACE = { account: ACCOUNT, region: 'us-east-1' };

/** An emulator that is emptied between one case and the next, and what is judged by it. */
export async function openEmulator(kit) {
  const { region } = PLACE;
  const moto = await startMoto();
  // an action that fails within the emulator fails again, and half of it is done by then
  const aws = connect({ endpoint: moto.url, region, maxAttempts: 1 });
  // nothing else holds this process while the emulator thinks
  const alive = setInterval(() => {}, 60_000);
  return {
    kit,
    aws,
    scan: () =>
      kit.scan({
        regions: [region],
        now: new Date(CLOCK),
        endpointUrl: moto.url,
        credentials: CREDENTIALS,
        limits: { maxAttempts: 1 },
      }),
    reset: async () => {
      for (const what of ['reset', 'seed?a=42']) {
        const answer = await fetch(`${moto.url}/moto-api/${what}`, { method: 'POST' });
        if (!answer.ok) throw new Error(`moto answered ${answer.status} to ${what}`);
      }
    },
    close: async () => {
      clearInterval(alive);
      aws.close();
      await moto.stop();
    },
  };
}
