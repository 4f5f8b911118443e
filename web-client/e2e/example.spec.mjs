// The example page of the SDK, bundled as somebody else would, against the local stack: two people write one note.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { startBrowser } from './support/browser.mjs';
import { signIn, startStack } from './support/stack.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const kinds = here('../../shared/src/main/resources/kinds');

let stack, browser, room, script;

before(async () => {
  // First, for the bundler turns the environment into one of production, which the stack would be built in.
  stack = await startStack();
  const { output } = await build({
    configFile: false,
    root: here('..'),
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: {
      dedupe: ['react', 'react-dom'],
      alias: [
        { find: '@tandem/client/react', replacement: here('../src/react/index.ts') },
        { find: '@tandem/client/kinds', replacement: kinds },
        { find: '@tandem/client', replacement: here('../src/core/index.ts') },
        { find: '@kinds', replacement: kinds },
        { find: /^(react|react-dom)(\/.*)?$/, replacement: `${here('../node_modules/')}$1$2` },
      ],
    },
    build: { write: false, target: 'es2022', modulePreload: false, lib: { entry: here('../../docs/examples/shopping-note/page.tsx'), formats: ['es'] }, rolldownOptions: { output: { codeSplitting: false } } },
  }).then((results) => [results].flat()[0]);
  script = output[0].code;
  const owner = await signIn(stack.url, 'owner');
  ({ id: room } = await owner.post('/rooms', { kind: 'note', title: 'Shopping', link: 'editor' }));
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await stack?.stop();
});

async function open(user) {
  const page = await browser.newPage();
  const { token } = await signIn(stack.url, user);
  await page.route('**/example/page.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  const start = `import { start } from '/example/page.js'; start(document.getElementById('page'), { baseUrl: '', room: ${JSON.stringify(room)}, user: ${JSON.stringify(user)}, token: async () => ${JSON.stringify(token)} });`;
  await page.route('**/example/', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><div id="page"></div><script type="module">${start}</script>` }));
  await page.goto(`${stack.url}/example/`);
  return page;
}

test('two people write one note, see each other, and take back what is theirs', async () => {
  const [ann, ben] = [await open('ann'), await open('ben')];
  const note = (page) => page.getByLabel('What to buy');
  const shows = (page, text) => page.waitForFunction((wanted) => document.querySelector('textarea')?.value === wanted, text);
  await note(ann).fill('Bread');
  await shows(ben, 'Bread');
  await note(ben).press('Control+End');
  await note(ben).pressSequentially('\nMilk');
  await shows(ann, 'Bread\nMilk');
  await ann.getByRole('status').filter({ hasText: 'ben is writing' }).waitFor();
  await ann.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
  await ann.getByRole('button', { name: 'Undo' }).click();
  await shows(ben, '\nMilk');
  assert.equal(await note(ann).inputValue(), '\nMilk');
});
