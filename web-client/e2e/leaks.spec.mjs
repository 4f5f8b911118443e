// The scanner of the logs is tested as what it is: what is planted, it finds, and it does not say it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';

const SCANNER = path.resolve(import.meta.dirname, '../scripts/leaks.mjs');
const RANDOM = 'Zk3vQ0x9LmTt5wYb1cRd7eUf2gHa4jNp6sKq8iOoPzX';

let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tandem-leaks-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name, text) {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

function scan() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCANNER, folder], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

const PLANTED = {
  'a ticket': ['tkt', RANDOM].join('_'),
  'an invitation': ['inv', `room.${RANDOM}`].join('_'),
  'an access token': ['eyJhbGciOiJFUzI1NiJ9', 'eyJzdWIiOiJhbm5hIn0', RANDOM].join('.'),
  'a private key': `{"kty":"EC","d":${JSON.stringify(RANDOM)}}`,
  'a planted text': ['canary', 'note', '0a1b2c3d4e'].join('-'),
};

for (const [what, secret] of Object.entries(PLANTED)) {
  test(`${what} in a log fails the run, with its file and line and without itself`, () => {
    write('one.log', 'all is well\n');
    write('reports/deep/two.xml', `first\nsecond <![CDATA[ ${secret} ]]>\n`);

    const { status, said } = scan();

    assert.equal(status, 1);
    assert.ok(said.includes(`${path.join('reports', 'deep', 'two.xml')}:2: ${what}`), 'it names the place');
    assert.ok(!said.includes(RANDOM) && !said.includes(secret), 'it does not say the secret');
  });
}

test('what only looks like a secret is none', () => {
  write('one.log', 'tkt_… inv_room.… ticket.tkt_short eyJhbGciOiJFUzI1NiJ9.e30. canary-note-… "d":"x"\n');

  assert.deepEqual(scan(), { status: 0, said: 'leaks: 0 in 1 logs\n' });
});

test('a run without logs proves nothing', () => {
  assert.equal(scan().status, 1);
});
