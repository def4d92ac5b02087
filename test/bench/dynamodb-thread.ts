import { parentPort } from 'node:worker_threads';
import { LocalDynamodb } from '../contracts/local-dynamodb.ts';

// In a thread of its own: what the engine and its checks cost is no cost of the product.
const dynamodb = await LocalDynamodb.start();
parentPort?.postMessage({ url: dynamodb.url });
parentPort?.once('message', () => void dynamodb.stop().then(() => parentPort?.postMessage('stopped')));
