// Stands for `node:http` in bundles. Importing that as an ES module evaluates all of its exports, WebSocket among them,
// for which Node loads its whole fetch client: a fifth of a function's start, for what no function uses.
const http = process.getBuiltinModule('node:http');

export const { Agent, request, STATUS_CODES } = http;
export { http as default };
