import { type LiveData, liveLeaves } from '../../../src/render/site/live.ts';
import { openBook } from './book.ts';
import { unpack } from './unpack.ts';

/** The pages of this file are made of its comparison: read once, at the first such page or when nothing else is to be done. */
let reading: Promise<(page: string) => string | undefined> | undefined;

openBook(async (page) => (await leaves())(page));
setTimeout(() => void leaves(), 1500);

function leaves(): Promise<(page: string) => string | undefined> {
  reading ??= read();
  return reading;
}

async function read(): Promise<(page: string) => string | undefined> {
  const packed = document.querySelector<HTMLTemplateElement>('template[data-live]');
  return liveLeaves(JSON.parse(await unpack(packed?.content.textContent ?? '')) as LiveData);
}
