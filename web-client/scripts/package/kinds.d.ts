// The kind files are no part of the types: those of the package are made by kind-types.mjs.
declare module '@kinds/*.json' {
  export const entities: unknown;
}
