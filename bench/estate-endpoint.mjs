// A process of its own that answers for the made-up account, each request as much later as it is told: a network would be as slow,
// and its work does not count as the scanner's. Says on stdout where it listens.
import { createServer } from 'node:http';
import { openEstate } from './estate.mjs';

const [copies, bulk, latencyMs] = process.argv.slice(2).map(Number);
const answerTo = openEstate({ copies, bulk });

const server = createServer(async (message, response) => {
  const arrived = performance.now();
  response.sendDate = false;
  const chunks = [];
  for await (const chunk of message) chunks.push(chunk);
  const { method, url, headers } = message;
  const body = Buffer.concat(chunks).toString('utf8');
  const answer = answerTo({ method, url, headers, body });
  const send = () => {
    const bytes = Buffer.from(answer.body, 'utf8');
    response.writeHead(answer.status, { ...answer.headers, 'content-length': String(bytes.length) });
    response.end(bytes);
  };
  setTimeout(send, Math.max(0, latencyMs - (performance.now() - arrived)));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
// whoever started it goes: so does this
process.stdin.on('end', () => process.exit(0)).resume();
