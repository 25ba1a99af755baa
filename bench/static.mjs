// The physical limit: node:http that looks at nothing and answers a constant.
import { createServer } from 'node:http';

const body = Buffer.from('{"status":"success","internal_status_code":101,"value":"22ABCDE1234F1Z5"}');
const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };

createServer((request, response) => {
  request.resume();
  response.writeHead(200, headers);
  response.end(body);
}).listen(Number(process.env.PORT), '127.0.0.1');
