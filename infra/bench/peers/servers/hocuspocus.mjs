// Hocuspocus as its documentation sets it up, with its database extension on PostgreSQL: it stores some seconds after a change.
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import pg from 'pg';

const [connectionString] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString });
await pool.query('CREATE TABLE IF NOT EXISTS documents (name text PRIMARY KEY, data bytea NOT NULL)');

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => (await pool.query('SELECT data FROM documents WHERE name = $1', [documentName])).rows[0]?.data ?? null,
      store: ({ documentName, state }) => pool.query('INSERT INTO documents VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET data = $2', [documentName, Buffer.from(state)]),
    }),
  ],
});
await server.listen();
console.log(`ready ws://127.0.0.1:${server.address.port}`);
