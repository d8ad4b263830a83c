/** The package comes without types for its schemas: every export that ends in `Schema` is one of zod. */
declare module 'discord-api-spec/zod';
