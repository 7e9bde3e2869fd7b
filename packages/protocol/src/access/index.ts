// Light enough for a page: of the schemas only the types. The server takes those from '@lea/protocol/access/schemas'.
export * from './bounds.ts'
export type { AccessCalls } from './calls.ts'
export * from './errors.ts'
export * from './routes.ts'
export type * from './schemas.ts'
