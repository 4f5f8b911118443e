// ShareDB as its documentation sets it up, with its PostgreSQL adapter.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import WebSocketJSONStream from '@teamwork/websocket-json-stream';
import pg from 'pg';
import ShareDB from 'sharedb';
import ShareDBPostgres from 'sharedb-postgres';
import { WebSocketServer } from 'ws';

const [connectionString] = process.argv.slice(2);
const tables = path.join(path.dirname(createRequire(import.meta.url).resolve('sharedb-postgres')), 'structure.sql');
const client = new pg.Client(connectionString);
await client.connect();
const { rows: [{ made }] } = await client.query("SELECT to_regclass('snapshots') AS made");
if (made === null) await client.query(readFileSync(tables, 'utf8'));
await client.end();

const backend = new ShareDB({ db: new ShareDBPostgres({ connectionString, max: 20 }) });
const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => console.log(`ready ws://127.0.0.1:${server.address().port}`));
server.on('connection', (socket) => backend.listen(new WebSocketJSONStream(socket)));
