// A plugin of the build: puts beside each text its Brotli, which the local stack sends to whoever takes it, as the cloud's network does by itself.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXTS = /\.(js|css|html|svg|webmanifest)$/;

export function brotli(): Plugin {
  return {
    name: 'tandem-brotli',
    apply: 'build',
    enforce: 'post',
    closeBundle: {
      sequential: true,
      order: 'post',
      handler() {
        const folder = this.environment.config.build.outDir;
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (TEXTS.test(name)) compress(path.join(folder, name));
        }
      },
    },
  };
}

function compress(file: string): void {
  const plain = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }));
}
