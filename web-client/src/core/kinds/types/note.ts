// Made by scripts/kind-types.mjs from note.json: change that, and run it again.
/** `note`, version 1. */
export interface Note {
  readonly page: {
    readonly singleton: true;
    readonly fields: {
      readonly title: string;
      readonly text?: string;
    };
    readonly create: {
      readonly title: string;
      readonly text?: string;
    };
    readonly update: {
      readonly title?: string;
      readonly text?: string | null;
    };
    readonly position: false;
    readonly numbers: never;
    readonly texts: 'text';
    readonly sets: Record<never, never>;
  };
}
