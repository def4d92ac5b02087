import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';
import { acceptedXml } from '../fixtures/ses-xml.ts';

// In a thread of its own, and asked for processor time by nobody: it takes every mail at once.
const ANSWER = acceptedXml('sink');

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end(ANSWER);
  });
}).listen(0, '127.0.0.1', () => parentPort?.postMessage(server.address()));
