// The least that does the job, by hand on node:http: what a framework, a log and faults are measured against.
import { createServer } from 'node:http';

const { PORT, API_KEY } = process.env;
const panShape = /^[A-Z]{5}[0-9]{4}[A-Z]$/;
const gstins = new Map([
  ['ABCDE1234F', '22ABCDE1234F1Z5'],
  ['PQRSX5678L', '27PQRSX5678L1Z3'],
  ['LMNOP9012Q', '29LMNOP9012Q1Z8'],
]);

function send(response, status, answer) {
  const body = JSON.stringify(answer);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

function refuse(response, status, internal_status_code, message) {
  send(response, status, { status: 'error', internal_status_code, message });
}

function parse(chunks) {
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function answer(request, response, chunks) {
  if (request.url !== '/pan-to-gst') return refuse(response, 404, 107, 'No such path');
  if (request.method !== 'POST') return refuse(response, 405, 107, 'Method not allowed');
  if (request.headers['x-api-key'] !== API_KEY) return refuse(response, 401, 102, 'Invalid API key');
  const pan = parse(chunks)?.pan_number;
  if (typeof pan !== 'string' || !panShape.test(pan)) return refuse(response, 400, 102, 'Invalid ID number');
  const value = gstins.get(pan);
  if (value === undefined) return refuse(response, 404, 103, 'No records found');
  send(response, 200, { status: 'success', internal_status_code: 101, value });
}

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => answer(request, response, chunks));
}).listen(Number(PORT), '127.0.0.1');
