import { request as httpRequest } from 'node:http';

/** Opens a stream of events; `came` is told of each as it comes: its name, its number and its data. */
export function openStream({ port, path, headers }, came) {
  let rest = '';
  const request = httpRequest({ host: '127.0.0.1', port, path, headers, agent: false });
  const opened = new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${path} was answered ${response.statusCode}`));
      response.setEncoding('utf8').on('data', (text) => {
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop();
        for (const block of blocks) tell(block, came);
      });
      // Who leaves breaks it off.
      response.on('error', () => {});
      resolve();
    });
  });
  request.end();
  return { opened, close: () => void request.on('error', () => {}).destroy() };
}

/** A comment, which keeps the connection awake, is no event. */
function tell(block, came) {
  if (block.startsWith(':')) return;
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
  came({ name: fields.event, id: Number(fields.id), data: fields.data });
}
