// An HTTP front before a stack, as a content delivery network would be: it can serve a newer version of the app, close the API, and leave sockets hanging.
import http from 'node:http';
import net from 'node:net';
import { reset } from './proxy.mjs';

/**
 * Starts a front before a port.
 * `api`: `pass`, or `refuse` (the API answers 503 and sockets are reset; the pages are served). `sockets`: `pass`, or `hold` (a handshake is never answered).
 * `version`: from 2 on the pages and the service worker are those of a newer build.
 */
export async function startFront(targetPort) {
  const state = { api: 'pass', sockets: 'pass', version: 1 };
  const open = new Set();
  const server = http.createServer((request, answer) => {
    if (state.api === 'refuse' && isApi(request.url)) return void answer.writeHead(503).end();
    const changes = state.version > 1 ? changed(request.url, state.version) : undefined;
    const { 'if-none-match': _known, ...rest } = request.headers;
    const headers = changes ? { ...rest, 'accept-encoding': 'identity' } : request.headers; // of a newer build nobody has a copy yet
    const onward = http.request({ port: targetPort, host: '127.0.0.1', path: request.url, method: request.method, headers }, (from) => {
      if (!changes) return void from.pipe(answer.writeHead(from.statusCode, from.headers));
      const chunks = [];
      from.on('data', (chunk) => chunks.push(chunk));
      from.on('end', () => {
        const { 'content-length': _length, etag: _etag, ...kept } = from.headers;
        answer.writeHead(from.statusCode, kept).end(changes(Buffer.concat(chunks).toString('utf8')));
      });
    });
    onward.on('error', () => answer.destroy());
    request.pipe(onward);
  });
  server.on('upgrade', (request, near) => {
    open.add(near.on('close', () => open.delete(near)).on('error', () => near.destroy()));
    if (state.api === 'refuse') return void reset(near);
    if (state.sockets === 'hold') return;
    const far = net.connect(targetPort, '127.0.0.1', () => {
      far.write(`${request.method} ${request.url} HTTP/1.1\r\n${request.rawHeaders.map((text, i) => (i % 2 ? `${text}\r\n` : `${text}: `)).join('')}\r\n`);
      near.pipe(far).pipe(near);
    });
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.on('close', () => far.destroy());
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return Object.assign(state, {
    url: `http://localhost:${server.address().port}`,
    /** Resets every socket that is open or waits for its handshake. */
    cut: () => open.forEach(reset),
    close: () => (server.closeAllConnections(), open.forEach((socket) => socket.destroy()), new Promise((closed) => server.close(closed))),
  });
}

const isApi = (url) => /^\/((api|dev|oauth2)\/|config\.json$)/.test(url);

/** What a newer build changes in a file, or nothing: the page names its version, and the service worker's list has the page under a new revision. */
function changed(url, version) {
  if (url === '/sw.js') return (text) => text.replace(/("revision":")[0-9a-f]+(","url":"index.html")/, `$1${'0'.repeat(31)}${version}$2`);
  if (/^\/(index\.html)?(\?.*)?$/.test(url)) return (text) => text.replace('<head>', `<head><meta name="tandem-build" content="${version}">`);
  return undefined;
}
