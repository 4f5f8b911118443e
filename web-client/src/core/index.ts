import type { ClientOptions, TandemClient } from './api';

export declare function createClient(options: ClientOptions): TandemClient;
export type * from './api';
export type { EntitySpec, FieldSpec, FieldType, Kind } from './kinds/kind';
export type * from './protocol/messages';
export type { Readable } from './readable';
export type { Platform } from './platform';
export type { Limits } from './limits';
export { TandemError } from './errors';
export { combine, select } from './readable';
