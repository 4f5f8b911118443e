import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { brotli } from './scripts/brotli';
import { early } from './scripts/early';
import { pieces } from './scripts/pieces';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Where `npm run dev` finds the API; `./tandem up` serves the built files itself. */
const api = process.env.TANDEM_API ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    early(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/pwa',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest}'] },
    }),
    brotli(),
  ],
  resolve: {
    alias: { '@kinds': here('../shared/src/main/resources/kinds') },
  },
  build: {
    target: 'es2022',
    manifest: true,
    // Every browser that runs ES2022 knows it.
    modulePreload: { polyfill: false },
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) => `assets/${name.startsWith('shared~') ? 'shared' : '[name]'}-[hash].js`,
        codeSplitting: { groups: pieces },
      },
    },
  },
  server: {
    fs: { allow: [here('.'), here('../shared/src/main/resources')] },
    proxy: Object.fromEntries(['/api', '/dev', '/oauth2', '/logout', '/config.json'].map((path) => [path, { target: api, changeOrigin: false }])),
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    restoreMocks: true,
    // Time limits find what hangs; a busy machine is not that.
    testTimeout: 20_000,
  },
});
