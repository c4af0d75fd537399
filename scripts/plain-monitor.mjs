// The least that a monitor of peers can do, as something to compare the service with:
//
//   scripts/benchmark.sh --against 'node scripts/plain-monitor.mjs'
import http from 'node:http';

const urls = process.env.NODE_URLS.split(',');
const agent = new http.Agent({ keepAlive: true });
const counts = new Map();

function ask(url, method) {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] });
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve(JSON.parse(Buffer.concat(parts)).result));
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function poll(url) {
  const clients = {};
  for (const peer of await ask(url, 'admin_peers')) {
    const client = peer.name.split('/')[0];
    clients[client] = (clients[client] ?? 0) + 1;
  }
  counts.set(url, clients);
}

for (const [number, url] of urls.entries()) {
  const interval = 1000 * Number(process.env.INTERVAL_SECONDS);
  const pollOn = () => poll(url).catch(() => counts.delete(url));
  pollOn();
  setTimeout(() => setInterval(pollOn, interval), (interval * number) / urls.length);
}

http.createServer((_, response) => {
  for (const [url, clients] of counts) {
    for (const [client, count] of Object.entries(clients)) {
      response.write(`peers{node="${url}",client="${client}"} ${count}\n`);
    }
  }
  response.end();
}).listen(Number(process.env.PORT), '127.0.0.1');
